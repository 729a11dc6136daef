import { Account } from '../account/account.entity'
import { Identity } from '../account/identity/identity.entity'
import { MailToken } from '../account/mail/mail-token.entity'
import { OutgoingMail } from '../account/mail/outgoing-mail.entity'
import { RoleGrant } from '../account/role/role-grant.entity'
import { AccountSession } from '../account/session/account-session.entity'
import { UsedToken } from '../account/session/used-token.entity'
import { ApiKey } from '../api-key/api-key.entity'
import { Change } from '../change/change.entity'
import { Registry } from '../change/registry.entity'
import { Claim } from '../claim/claim.entity'
import { Comment } from '../comment/comment.entity'
import { CoHostInvitation } from '../event/co-hosting/co-host-invitation.entity'
import { Event } from '../event/event.entity'
import { Guide } from '../guide/guide.entity'
import { ExternalKey } from '../import/external-key.entity'
import { Initiator } from '../initiator/initiator.entity'
import { Submission } from '../keeping/submission.entity'
import { ModerationCase } from '../moderation/case/moderation-case.entity'
import { Report } from '../moderation/case/report.entity'
import { ModerationDecision } from '../moderation/decision/moderation-decision.entity'
import { MergedOrganisation } from '../organisation/merged-organisation.entity'
import { Organisation } from '../organisation/organisation.entity'
import { Agreement } from '../partnership/agreement/agreement.entity'
import { FormerSlug } from '../partnership/former-slug.entity'
import { Goal } from '../partnership/goal/goal.entity'
import { Membership } from '../partnership/membership/membership.entity'
import { Partnership } from '../partnership/partnership.entity'
import { Sector } from '../sector/sector.entity'
import { Territory } from '../territory/territory.entity'
import { Webhook } from '../webhook/webhook.entity'
import { WebhookDelivery } from '../webhook/webhook-delivery.entity'

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
  FormerSlug,
  Goal,
  Guide,
  Identity,
  Initiator,
  MailToken,
  Membership,
  MergedOrganisation,
  ModerationCase,
  ModerationDecision,
  Organisation,
  OutgoingMail,
  Partnership,
  Registry,
  Report,
  RoleGrant,
  Sector,
  AccountSession,
  Submission,
  Territory,
  UsedToken,
  Webhook,
  WebhookDelivery,
]
