import { Change } from '../core/change-log/change.entity'
import { Registry } from '../core/change-log/registry.entity'
import { ExternalKey } from '../interchange/import/external-key.entity'
import { Account } from '../modules/account/account.entity'
import { Identity } from '../modules/account/identity/identity.entity'
import { MailToken } from '../modules/account/mail/mail-token.entity'
import { OutgoingMail } from '../modules/account/mail/outgoing-mail.entity'
import { RoleGrant } from '../modules/account/role/role-grant.entity'
import { RecoveryCode, SecondFactor } from '../modules/account/second-factor/second-factor.entity'
import { AccountSession, UsedToken } from '../modules/account/session/account-session.entity'
import { ApiKey } from '../modules/api-key/api-key.entity'
import { Claim } from '../modules/claim/claim.entity'
import { Comment } from '../modules/comment/comment.entity'
import { CoHostInvitation } from '../modules/event/co-hosting/co-host-invitation.entity'
import { Event } from '../modules/event/event.entity'
import { Follow } from '../modules/follow/follow.entity'
import { FollowSettings } from '../modules/follow/follow-settings.entity'
import { Guide } from '../modules/guide/guide.entity'
import { SelfAssessment } from '../modules/health/assessment/self-assessment.entity'
import { Import } from '../modules/import/import.entity'
import { UndoConflict } from '../modules/import/undo-conflict.entity'
import { Initiator } from '../modules/initiator/initiator.entity'
import { Appeal } from '../modules/moderation/appeal/appeal.entity'
import { ModerationCase } from '../modules/moderation/moderation-case.entity'
import { ModerationDecision } from '../modules/moderation/moderation-decision.entity'
import { Notifier } from '../modules/moderation/notice/notifier.entity'
import { Report } from '../modules/moderation/report.entity'
import { MergedOrganisation } from '../modules/organisation/merged-organisation.entity'
import { Organisation } from '../modules/organisation/organisation.entity'
import { Agreement } from '../modules/partnership/agreement/agreement.entity'
import { FormerSlug } from '../modules/partnership/former-slug.entity'
import { Goal } from '../modules/partnership/goal/goal.entity'
import { PartnershipLink } from '../modules/partnership/link/link.entity'
import { Membership } from '../modules/partnership/membership/membership.entity'
import { MergedPartnership } from '../modules/partnership/merged-partnership.entity'
// Whoever opens the database knows every collection: this one has a file of its own.
import '../modules/partnership/partnership.collection'
import { Partnership } from '../modules/partnership/partnership.entity'
import { PendingChange } from '../modules/partnership/pending-change/pending-change.entity'
import { Sector } from '../modules/sector/sector.entity'
import { Territory } from '../modules/territory/territory.entity'
import { Webhook } from '../modules/webhook/webhook.entity'
import { WebhookDelivery } from '../modules/webhook/webhook-delivery.entity'
import { Submission } from '../mutations/submission.entity'

/** Every entity class. A new entity is one more line here. */
export const entities = [
  Account,
  Agreement,
  ApiKey,
  Change,
  Claim,
  CoHostInvitation,
  Comment,
  Event,
  ExternalKey,
  Follow,
  FollowSettings,
  FormerSlug,
  Goal,
  Guide,
  Identity,
  Import,
  Initiator,
  MailToken,
  Membership,
  MergedPartnership,
  MergedOrganisation,
  Appeal,
  ModerationCase,
  ModerationDecision,
  Notifier,
  Organisation,
  OutgoingMail,
  Partnership,
  PartnershipLink,
  RecoveryCode,
  PendingChange,
  Registry,
  Report,
  RoleGrant,
  SecondFactor,
  Sector,
  AccountSession,
  SelfAssessment,
  Submission,
  Territory,
  UndoConflict,
  UsedToken,
  Webhook,
  WebhookDelivery,
]
