import type { MigrationInterface } from 'typeorm'
import { CreateRegistry1790000000000 } from './1790000000000-create-registry'
import { CreatePartnerships1790000000001 } from './1790000000001-create-partnerships'
import { CreateSearchIndex1790000000002 } from './1790000000002-create-search-index'
import { CreateSessions1790000000003 } from './1790000000003-create-sessions'
import { CreateRoles1790000000004 } from './1790000000004-create-roles'
import { CreateMail1790000000005 } from './1790000000005-create-mail'
import { CreateIdentities1790000000006 } from './1790000000006-create-identities'
import { CreateModeration1790000000007 } from './1790000000007-create-moderation'
import { IndexEventEnds1790000000008 } from './1790000000008-index-event-ends'
import { TellChanges1790000000009 } from './1790000000009-tell-changes'
import { KeepRecords1790000000010 } from './1790000000010-keep-records'
import { ClaimRecords1790000000011 } from './1790000000011-claim-records'
import { InviteCoHosts1790000000012 } from './1790000000012-invite-co-hosts'
import { MergeOrganisations1790000000013 } from './1790000000013-merge-organisations'
import { ImportRecords1790000000014 } from './1790000000014-import-records'
import { JoinPartnerships1790000000016 } from './1790000000016-join-partnerships'
import { SortTerritories1790000000017 } from './1790000000017-sort-territories'
import { SplitSearchIndex1790000000018 } from './1790000000018-split-search-index'
import { IndexNames1790000000019 } from './1790000000019-index-names'
import { SampleSearch1790000000020 } from './1790000000020-sample-search'
import { IssueApiKeys1790000000021 } from './1790000000021-issue-api-keys'
import { SendWebhooks1790000000022 } from './1790000000022-send-webhooks'
import { RotateWebhookSecrets1790000000023 } from './1790000000023-rotate-webhook-secrets'
import { IdentifyWrites1790000000024 } from './1790000000024-identify-writes'
import { ListSessions1790000002000 } from './1790000002000-list-sessions'
import { FoldAddresses1790000002001 } from './1790000002001-fold-addresses'
import { StoreEventDays1790000003000 } from './1790000003000-store-event-days'
import { AllowUnknownGoalStates1790000003001 } from './1790000003001-allow-unknown-goal-states'
import { AddImages1790000003002 } from './1790000003002-add-images'
import { DescribeTerritories1790000005000 } from './1790000005000-describe-territories'
import { CreatePendingChanges1790000006000 } from './1790000006000-create-pending-changes'
import { DraftOrganisations1790000006001 } from './1790000006001-draft-organisations'
import { AddSecondFactors1790000007000 } from './1790000007000-add-second-factors'
import { ConfirmPartnerships1790000011000 } from './1790000011000-confirm-partnerships'
import { MergePartnerships1790000011001 } from './1790000011001-merge-partnerships'
import { RecordImports1790000012000 } from './1790000012000-record-imports'
import { LinkPartnerships1790000013000 } from './1790000013000-link-partnerships'
import { AskForConfirmation1790000013001 } from './1790000013001-ask-for-confirmation'
import { SortLegalForms1790000014000 } from './1790000014000-sort-legal-forms'
import { NoteWrittenTables1790000016000 } from './1790000016000-note-written-tables'
import { SortTerritoryEvents1790000018000 } from './1790000018000-sort-territory-events'
import { IndexLongEvents1790000018001 } from './1790000018001-index-long-events'
import { AnswerHealthSignals1790000021000 } from './1790000021000-answer-health-signals'
import { FollowRecords1790000023000 } from './1790000023000-follow-records'
import { NameHouseRules1790000024000 } from './1790000024000-name-house-rules'
import { DateAppeals1790000024001 } from './1790000024001-date-appeals'
import { CreateAppeals1790000024002 } from './1790000024002-create-appeals'
import { CreateNotices1790000024003 } from './1790000024003-create-notices'
import { PlanTriggers1790000025000 } from './1790000025000-plan-triggers'
import { AssessPartnerships1790000026000 } from './1790000026000-assess-partnerships'

export interface Migration extends MigrationInterface {
  /** The triggers, indexes and constraints that it drops for good from tables that stay: a test looks after all others. */
  readonly drops?: readonly string[]
}

/** Every migration, oldest first. A new one is one more line here. */
export const migrations = [
  CreateRegistry1790000000000,
  CreatePartnerships1790000000001,
  CreateSearchIndex1790000000002,
  CreateSessions1790000000003,
  CreateRoles1790000000004,
  CreateMail1790000000005,
  CreateIdentities1790000000006,
  CreateModeration1790000000007,
  IndexEventEnds1790000000008,
  TellChanges1790000000009,
  KeepRecords1790000000010,
  ClaimRecords1790000000011,
  InviteCoHosts1790000000012,
  MergeOrganisations1790000000013,
  ImportRecords1790000000014,
  JoinPartnerships1790000000016,
  SortTerritories1790000000017,
  SplitSearchIndex1790000000018,
  IndexNames1790000000019,
  SampleSearch1790000000020,
  IssueApiKeys1790000000021,
  SendWebhooks1790000000022,
  RotateWebhookSecrets1790000000023,
  IdentifyWrites1790000000024,
  ListSessions1790000002000,
  FoldAddresses1790000002001,
  StoreEventDays1790000003000,
  AllowUnknownGoalStates1790000003001,
  AddImages1790000003002,
  DescribeTerritories1790000005000,
  CreatePendingChanges1790000006000,
  DraftOrganisations1790000006001,
  AddSecondFactors1790000007000,
  ConfirmPartnerships1790000011000,
  MergePartnerships1790000011001,
  RecordImports1790000012000,
  LinkPartnerships1790000013000,
  AskForConfirmation1790000013001,
  SortLegalForms1790000014000,
  NoteWrittenTables1790000016000,
  SortTerritoryEvents1790000018000,
  IndexLongEvents1790000018001,
  AnswerHealthSignals1790000021000,
  FollowRecords1790000023000,
  NameHouseRules1790000024000,
  DateAppeals1790000024001,
  CreateAppeals1790000024002,
  CreateNotices1790000024003,
  PlanTriggers1790000025000,
  AssessPartnerships1790000026000,
]
