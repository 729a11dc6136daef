import { UndoMutations } from '../../interchange/import/undo/undo-import.mutations'
import { ApiKeyMutations } from '../../modules/api-key/api-key.mutations'
import { ClaimMutations } from '../../modules/claim/claim.mutations'
import { CommentMutations } from '../../modules/comment/comment.mutations'
import { CommentModerationMutations } from '../../modules/comment/moderation/comment-moderation.mutations'
import { CoHostingMutations } from '../../modules/event/co-hosting/co-hosting.mutations'
import { EventMutations } from '../../modules/event/event.mutations'
import { EventStatusMutations } from '../../modules/event/event-status.mutations'
import { FollowMutations } from '../../modules/follow/follow.mutations'
import { FollowingLettersMutations } from '../../modules/follow/letters/following-letters.mutations'
import { NotificationMutations } from '../../modules/follow/notification.mutations'
import { AssessmentMutations } from '../../modules/health/assessment/assessment.mutations'
import { AppealMutations } from '../../modules/moderation/appeal/appeal.mutations'
import { SuspensionMutations } from '../../modules/moderation/suspension.mutations'
import { OrganisationMutations } from '../../modules/organisation/organisation.mutations'
import { OrganisationMergeMutations } from '../../modules/organisation-merge/organisation-merge.mutations'
import { OrganisationPublishingMutations } from '../../modules/organisation-publishing/organisation-publishing.mutations'
import { PartnershipConfirmationMutations } from '../../modules/partnership/activity/confirmation.mutations'
import { AgreementMutations } from '../../modules/partnership/agreement/agreement.mutations'
import { PartnershipLinkMutations } from '../../modules/partnership/link/link.mutations'
import { JoiningMutations } from '../../modules/partnership/membership/joining.mutations'
import { MembershipMutations } from '../../modules/partnership/membership/membership.mutations'
import { PartnershipMutations } from '../../modules/partnership/partnership.mutations'
import { PartnershipStageMutations } from '../../modules/partnership/partnership-stage.mutations'
import { PendingChangeMutations } from '../../modules/partnership/pending-change/pending-change.mutations'
import { PartnershipMergeMutations } from '../../modules/partnership-merge/partnership-merge.mutations'
import { RemovalMutations } from '../../modules/removal/removal.mutations'
import { WebhookMutations } from '../../modules/webhook/webhook.mutations'
import { WebhookUpdateMutations } from '../../modules/webhook/webhook-update.mutations'

/** What the declarations of the modules make; the mutations of accounts are methods of resolvers. */
export const mutations = [
  AgreementMutations,
  ApiKeyMutations,
  AssessmentMutations,
  AppealMutations,
  ClaimMutations,
  CoHostingMutations,
  CommentMutations,
  EventMutations,
  EventStatusMutations,
  FollowingLettersMutations,
  FollowMutations,
  JoiningMutations,
  MembershipMutations,
  NotificationMutations,
  OrganisationMergeMutations,
  OrganisationPublishingMutations,
  CommentModerationMutations,
  OrganisationMutations,
  PartnershipConfirmationMutations,
  PartnershipLinkMutations,
  PartnershipMergeMutations,
  PartnershipMutations,
  PartnershipStageMutations,
  PendingChangeMutations,
  RemovalMutations,
  SuspensionMutations,
  UndoMutations,
  WebhookMutations,
  WebhookUpdateMutations,
] as const
