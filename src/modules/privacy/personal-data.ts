import { changePersonalData } from '../../core/change-log/change.personal'
import type { PersonalData } from '../../core/collections/personal-data'
import { submissionPersonalData } from '../../mutations/submission.personal'
import { accountPersonalData, rolePersonalData, sessionPersonalData } from '../account/account.personal'
import { apiKeyPersonalData } from '../api-key/api-key.personal'
import { claimPersonalData } from '../claim/claim.personal'
import { commentPersonalData } from '../comment/comment.personal'
import { followPersonalData } from '../follow/follow.personal'
import { assessmentPersonalData } from '../health/assessment/assessment.personal'
import { importPersonalData } from '../import/import.personal'
import { appealPersonalData } from '../moderation/appeal/appeal.personal'
import { moderationPersonalData } from '../moderation/moderation.personal'
import { notifierPersonalData } from '../moderation/notice/notifier.personal'
import { organisationPersonalData } from '../organisation/organisation.personal'
import { membershipPersonalData } from '../partnership/membership/membership.personal'
import { pendingChangePersonalData } from '../partnership/pending-change/pending-change.personal'
import { webhookPersonalData } from '../webhook/webhook.personal'

/** Of every table that names accounts, in the order in which one is erased: others lock the rows in the same order. */
export const allPersonalData: readonly PersonalData[] = [
  changePersonalData,
  ...sessionPersonalData,
  // Claims before roles, and programs after them, as whoever merges organisations does.
  claimPersonalData,
  pendingChangePersonalData,
  rolePersonalData,
  apiKeyPersonalData,
  webhookPersonalData,
  ...followPersonalData,
  submissionPersonalData,
  importPersonalData,
  organisationPersonalData,
  membershipPersonalData,
  assessmentPersonalData,
  commentPersonalData,
  appealPersonalData,
  notifierPersonalData,
  ...moderationPersonalData,
  // At the end: PostgreSQL lets whoever holds one of the comments wait for the address of its author to be free.
  accountPersonalData,
]
