extension Command {
  /// All commands, in the order of a firm's way through the reserve.
  static let all: [Command] = [
    intakeImport, intakeUndo, intakeBatches, intakeList, intakeExport, mappingSet, mappingList, targetSet,
    targetShow,
    firmAdd, firmShow, firmFind, firmAlias, firmEdit, firmRename, firmMove, firmVoid, firmDuplicates,
    firmMerge, firmUnmerge,
    officerAdd, officerList, officerShow, officerLeave, userAdd, userList, userRevoke, passwd, assignSet,
    assignAuto, assignHistory, assignRoster,
    factSet, factShow, factImport, ipAdd, ipList, ipLapse, ipNone, honourAdd, honourList, achievementAdd,
    incidentAdd,
    incidentNone,
    ruleList, ruleShow, ruleDiff, diagnose, ladder, planDraft, planAdd, planDone, planShow, planExport,
    visitLog, visitSync, visitImport, visitList, visitForm, visitAmend, visitVoid, needAdd, needSettle,
    needList,
    contactReveal, trainingAdd, trainingEnrol, trainingAttend, trainingList, trainingSuggest,
    applyCheck, applySubmit, applyReturn, applyWithdraw, reviewRecord, certifyRecord, exit,
    stageShow, stageBoard, stageCorrect, undo,
    reportConversion, reportFunnel, reportCohort, reportTime, reportCoverage, reportOfficers, reportCounties,
    reportQuality, reportLag, reportForecast, reportGrowth, forecastKeep,
    bulletinDraft, bulletinFreeze, bulletinList, bulletinShow, bulletinVerify, bulletinDiff, bulletinExport,
    dashboard, taskToday, taskWeek, taskOverdue, taskICS, digest,
    columnsShow, calendarShow, calendarImport, calendarWorkdays, policyList, policySet,
    query, explain, configList, configGet, configSet, configUnset, completion, man,
    auditVerify, auditAnchor, auditExport, auditTrace, auditAccess,
    dbStatus, dbMigrate, dbStart, dbStop, dbBackup, dbRestore, dbHarden, doctor, demo,
  ]
}
