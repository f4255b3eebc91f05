/// Commands that stand together in the list (命令分组). They are made when one of their nouns is asked for: making all of them takes
/// longer than most of them take to run.
struct CommandGroup: Sendable {
  /// The first words of the commands, in both languages.
  let nouns: Set<String>
  let commands: @Sendable () -> [Command]

  init(_ nouns: String, _ commands: @escaping @Sendable () -> [Command]) {
    self.nouns = Set(nouns.split(separator: " ").map(String.init))
    self.commands = commands
  }

  /// In the order of a firm's way through the reserve.
  static let all: [CommandGroup] = [
    CommandGroup("intake 入库") {
      [
        .intakeImport, .intakeUndo, .intakeBatches, .intakeList, .intakeExport, .intakePropose,
        .intakePublish,
        .intakePublished,
      ]
    },
    CommandGroup("mapping 对照 target 目标") { [.mappingSet, .mappingList, .targetSet, .targetShow] },
    CommandGroup("firm 企业") {
      [
        .firmAdd, .firmShow, .firmFind, .firmAlias, .firmEdit, .firmRename, .firmMove, .firmVoid,
        .firmDuplicates,
        .firmMerge, .firmUnmerge, .firmSplit,
      ]
    },
    CommandGroup("officer 服务员 user 人员 passwd 密码 assign 指派") {
      [
        .officerAdd, .officerList, .officerShow, .officerLeave, .userAdd, .userList, .userRevoke, .passwd,
        .assignSet, .assignAuto, .assignHistory, .assignRoster,
      ]
    },
    CommandGroup("fact 指标 ip 知识产权 honour 荣誉 achievement 成果 incident 事故") {
      [
        .factSet, .factShow, .factImport, .ipAdd, .ipList, .ipLapse, .ipNone, .honourAdd, .honourList,
        .achievementAdd, .incidentAdd, .incidentNone,
      ]
    },
    CommandGroup("rule 规则 diagnose 诊断 ladder 梯次 plan 方案") {
      [
        .ruleList, .ruleShow, .ruleDiff, .diagnose, .ladder, .planDraft, .planAdd, .planDone, .planShow,
        .planExport,
      ]
    },
    CommandGroup("visit 走访") {
      [
        .visitLog, .visitWaiting, .visitSync, .visitImport, .visitList, .visitShow, .visitForm, .visitAmend,
        .visitVoid,
      ]
    },
    CommandGroup("need 需求 provider 供给方") {
      [
        .needAdd, .needSettle, .needList, .needShow, .needPropose, .needProposals, .needPublish,
        .needWithdraw,
        .needSearch, .needMatch, .needFollow, .needCorrect, .needCounts, .providerAdd, .providerEdit,
        .providerList, .providerShow,
      ]
    },
    CommandGroup("contact 联系人 training 培训") {
      [.contactReveal, .trainingAdd, .trainingEnrol, .trainingAttend, .trainingList, .trainingSuggest]
    },
    CommandGroup("gate 闸口 apply 申报 batch 批次") {
      [
        .gateRequest, .gateApprove, .gateList, .applyCheck, .applySubmit, .applyReturn, .applyWithdraw,
        .applyResubmit, .batchSet, .batchList,
      ]
    },
    CommandGroup("certify 认定 objection 公示 review 评审 renew 续认") {
      [
        .certifyAnnounce, .certifyAnnounced, .objectionPeriod, .reviewRecord, .certifyRecord, .certifyRevoke,
        .certifyAnnual, .certifyChange, .certifyDuties, .certifyExpiring, .renewList, .certifyReconcile,
      ]
    },
    CommandGroup("exit 出库 firm 企业 reserve 在库") {
      [.exit, .firmLeave, .reserveExtend, .reserveTerms, .reserveCarry]
    },
    CommandGroup("reward 奖补 support 扶持") {
      [
        .rewardStandard, .rewardStandards, .rewardBudget, .rewardCompute, .rewardApprove, .rewardPay,
        .rewardClawback, .rewardList, .rewardTotals, .supportAdd, .supportList, .supportTotals,
      ]
    },
    CommandGroup("evidence 材料 firm 企业 shortlist 遴选 apply 申报") {
      [.evidenceAdd, .evidenceList, .firmDossier, .shortlist, .shortlistWeights, .applyReady]
    },
    CommandGroup("stage 阶段 undo 撤销") { [.stageShow, .stageBoard, .stageCorrect, .undo] },
    CommandGroup("report 报表 forecast 预测") {
      [
        .reportConversion, .reportFunnel, .reportCohort, .reportTime, .reportCoverage, .reportOfficers,
        .reportCounties, .reportQuality, .reportLag, .reportForecast, .reportGrowth, .forecastKeep,
      ]
    },
    CommandGroup("bulletin 通报 dashboard 看板") {
      [
        .bulletinDraft, .bulletinFreeze, .bulletinList, .bulletinShow, .bulletinVerify, .bulletinDiff,
        .bulletinExport, .dashboard,
      ]
    },
    CommandGroup("task 事项 digest 周报") { [.taskToday, .taskWeek, .taskOverdue, .taskICS, .digest] },
    CommandGroup("county 县区 columns 列集 calendar 日历 policy 规定") {
      [
        .countyScore, .columnsShow, .calendarShow, .calendarImport, .calendarWorkdays, .policyList,
        .policySet,
      ]
    },
    CommandGroup("query 查询 explain 解释 config 设置 completion 补全 man 手册") {
      [.query, .explain, .configList, .configGet, .configSet, .configUnset, .completion, .man]
    },
    CommandGroup("audit 审计 db 数据库 doctor 体检 demo 演示") {
      [
        .auditVerify, .auditAnchor, .auditExport, .auditTrace, .auditAccess, .dbStatus, .dbMigrate, .dbStart,
        .dbStop, .dbBackup, .dbRestore, .dbHarden, .doctor, .demo,
      ]
    },
  ]
}

extension Command {
  /// All commands, in the order of a firm's way through the reserve.
  static let all: [Command] = CommandGroup.all.flatMap { $0.commands() }

  /// The command of that name, given as its words in either language; nil when there is none.
  static func named(_ words: [String]) -> Command? {
    guard let noun = words.first else { return nil }
    return CommandGroup.all.filter { $0.nouns.contains(noun) }.lazy.flatMap { $0.commands() }.first {
      $0.isNamed(words)
    }
  }
}
