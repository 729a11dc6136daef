import {
  EventFeedsResolver,
  OrganisationFeedsResolver,
  PartnershipFeedsResolver,
} from '../../interchange/feeds/feeds.resolver'
import { ProfileResolver } from '../../modules/account/profile/profile.mutations'
import { RoleResolver } from '../../modules/account/role/role.mutations'
import { SessionResolver } from '../../modules/account/session/session.mutations'
import {
  AccountSessionResolver,
  ViewerSessionsResolver,
} from '../../modules/account/session/session.resolver'
import { ProofResolver } from '../../modules/account/verification/verification.mutations'
import { ViewerResolver } from '../../modules/account/viewer.resolver'
import { ApiKeyMutations } from '../../modules/api-key/api-key.mutations'
import { ApiKeyResolver } from '../../modules/api-key/api-key.resolver'
import { ClaimMutations } from '../../modules/claim/claim.mutations'
import {
  ClaimPermissionsResolver,
  OrganisationPermissionsResolver,
} from '../../modules/claim/claim.permissions'
import { ClaimResolver, ViewerClaimsResolver } from '../../modules/claim/claim.resolver'
import { CommentMutations } from '../../modules/comment/comment.mutations'
import {
  CommentPermissionsResolver,
  SubjectPermissionsResolver,
} from '../../modules/comment/comment.permissions'
import { CommentableResolver, CommentResolver } from '../../modules/comment/comment.resolver'
import { CommentModerationMutations } from '../../modules/comment/moderation/comment-moderation.mutations'
import {
  CoHostingMutations,
  CoHostingResolver,
  PartnershipCoHostingResolver,
} from '../../modules/event/co-hosting/co-hosting.mutations'
import { EventMutations } from '../../modules/event/event.mutations'
import {
  EventResolver,
  PartnershipEventsResolver,
  TerritoryEventsResolver,
} from '../../modules/event/event.resolver'
import { EventDaysResolver } from '../../modules/event/event-days.resolver'
import { EventStatusMutations } from '../../modules/event/event-status.mutations'
import { GuideContactResolver, GuideResolver } from '../../modules/guide/guide.resolver'
import {
  ChangeResolver,
  ChangesResolver,
  EventHistoryResolver,
  OrganisationHistoryResolver,
  PartnershipHistoryResolver,
} from '../../modules/history/history.resolver'
import { InitiatorResolver } from '../../modules/initiator/initiator.resolver'
import {
  DecisionResolver,
  ReportableDecisionsResolver,
  ViewerDecisionsResolver,
} from '../../modules/moderation/moderation-decision.resolver'
import { QueueResolver, ReportResolver } from '../../modules/moderation/moderation-queue.resolver'
import { SuspensionMutations } from '../../modules/moderation/suspension.mutations'
import { OrganisationMutations } from '../../modules/organisation/organisation.mutations'
import {
  OrganisationResolver,
  SectorOrganisationsResolver,
} from '../../modules/organisation/organisation.resolver'
import { OrganisationMergeMutations } from '../../modules/organisation-merge/organisation-merge.mutations'
import { PartnershipActivityResolver } from '../../modules/partnership/activity/activity.resolver'
import { PartnershipConfirmationMutations } from '../../modules/partnership/activity/confirmation.mutations'
import { AgreementMutations } from '../../modules/partnership/agreement/agreement.mutations'
import {
  AgreementResolver,
  PartnershipAgreementsResolver,
} from '../../modules/partnership/agreement/agreement.resolver'
import { DuplicatesResolver } from '../../modules/partnership/duplicates/duplicates.resolver'
import { PartnershipGoalsResolver } from '../../modules/partnership/goal/goal.resolver'
import { JoiningMutations } from '../../modules/partnership/membership/joining.mutations'
import { MembershipMutations } from '../../modules/partnership/membership/membership.mutations'
import { MembershipPermissionsResolver } from '../../modules/partnership/membership/membership.permissions'
import {
  MembershipResolver,
  OrganisationMembershipsResolver,
  PartnershipMembersResolver,
} from '../../modules/partnership/membership/membership.resolver'
import { PartnershipMutations } from '../../modules/partnership/partnership.mutations'
import {
  InitiatorPartnershipsResolver,
  PartnershipResolver,
  SectorPartnershipsResolver,
  TerritoryPartnershipsResolver,
} from '../../modules/partnership/partnership.resolver'
import { PartnershipStageMutations } from '../../modules/partnership/partnership-stage.mutations'
import { PartnershipMergeMutations } from '../../modules/partnership-merge/partnership-merge.mutations'
import { PrivacyResolver } from '../../modules/privacy/privacy.resolver'
import { SearchResolver } from '../../modules/search/search.resolver'
import {
  EventResultResolver,
  GuideResultResolver,
  OrganisationResultResolver,
  PartnershipResultResolver,
  SearchResultResolver,
  TerritoryResultResolver,
} from '../../modules/search/search-result.resolver'
import { SectorResolver } from '../../modules/sector/sector.resolver'
import { TerritoryAtResolver } from '../../modules/territory/map/territory-at.resolver'
import { TerritoryResolver } from '../../modules/territory/territory.resolver'
import { ViewResolver } from '../../modules/view/view.resolver'
import { VocabularyResolver } from '../../modules/vocabulary/vocabulary.resolver'
import { WebhookMutations } from '../../modules/webhook/webhook.mutations'
import { WebhookResolver } from '../../modules/webhook/webhook.resolver'
import { NodeResolver } from './node.resolver'

/** Every resolver class. A new one is one more line here. */
export const resolvers = [
  AccountSessionResolver,
  AgreementMutations,
  AgreementResolver,
  ApiKeyMutations,
  ApiKeyResolver,
  ChangeResolver,
  ChangesResolver,
  ClaimMutations,
  ClaimPermissionsResolver,
  ClaimResolver,
  CoHostingMutations,
  CoHostingResolver,
  CommentableResolver,
  CommentPermissionsResolver,
  CommentResolver,
  CommentMutations,
  DecisionResolver,
  DuplicatesResolver,
  EventFeedsResolver,
  EventHistoryResolver,
  EventMutations,
  EventResolver,
  EventDaysResolver,
  EventStatusMutations,
  GuideContactResolver,
  GuideResolver,
  InitiatorPartnershipsResolver,
  InitiatorResolver,
  JoiningMutations,
  MembershipMutations,
  MembershipPermissionsResolver,
  MembershipResolver,
  OrganisationMergeMutations,
  CommentModerationMutations,
  NodeResolver,
  OrganisationMembershipsResolver,
  OrganisationFeedsResolver,
  OrganisationHistoryResolver,
  OrganisationMutations,
  OrganisationPermissionsResolver,
  OrganisationResolver,
  PartnershipActivityResolver,
  PartnershipAgreementsResolver,
  PartnershipConfirmationMutations,
  PartnershipCoHostingResolver,
  PartnershipEventsResolver,
  PartnershipFeedsResolver,
  PartnershipGoalsResolver,
  PartnershipHistoryResolver,
  PartnershipMergeMutations,
  PartnershipMutations,
  PartnershipMembersResolver,
  PartnershipResolver,
  PartnershipStageMutations,
  PrivacyResolver,
  ProfileResolver,
  ProofResolver,
  QueueResolver,
  ReportableDecisionsResolver,
  ReportResolver,
  RoleResolver,
  SearchResolver,
  SearchResultResolver,
  PartnershipResultResolver,
  OrganisationResultResolver,
  EventResultResolver,
  GuideResultResolver,
  TerritoryResultResolver,
  SectorOrganisationsResolver,
  SectorPartnershipsResolver,
  SectorResolver,
  SessionResolver,
  SubjectPermissionsResolver,
  SuspensionMutations,
  TerritoryEventsResolver,
  TerritoryPartnershipsResolver,
  TerritoryResolver,
  TerritoryAtResolver,
  ViewerClaimsResolver,
  ViewerDecisionsResolver,
  ViewerResolver,
  ViewerSessionsResolver,
  ViewResolver,
  VocabularyResolver,
  WebhookMutations,
  WebhookResolver,
] as const
