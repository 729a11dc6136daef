import { ProfileResolver } from '../../account/profile/profile.resolver'
import { ProofResolver } from '../../account/proof/proof.resolver'
import { RoleResolver } from '../../account/role/role.resolver'
import { SessionResolver } from '../../account/session/session.resolver'
import { ViewerResolver } from '../../account/viewer.resolver'
import { ApiKeyResolver } from '../../api-key/api-key.resolver'
import { ApiKeyKeepingResolver } from '../../api-key/keeping/api-key-keeping.resolver'
import { ClaimResolver, ViewerClaimsResolver } from '../../claim/claim.resolver'
import { ClaimingResolver } from '../../claim/claiming/claiming.resolver'
import {
  ClaimPermissionsResolver,
  OrganisationPermissionsResolver,
} from '../../claim/permissions/permissions.resolver'
import { CommentableResolver, CommentResolver } from '../../comment/comment.resolver'
import { ModerationResolver } from '../../comment/moderation/moderation.resolver'
import {
  CommentPermissionsResolver,
  SubjectPermissionsResolver,
} from '../../comment/permissions/permissions.resolver'
import { CommentWritingResolver } from '../../comment/writing/comment-writing.resolver'
import { CoHostingResolver, PartnershipCoHostingResolver } from '../../event/co-hosting/co-hosting.resolver'
import { EventResolver, PartnershipEventsResolver, TerritoryEventsResolver } from '../../event/event.resolver'
import { EventKeepingResolver } from '../../event/keeping/event-keeping.resolver'
import { EventStatusResolver } from '../../event/status/event-status.resolver'
import {
  EventFeedsResolver,
  OrganisationFeedsResolver,
  PartnershipFeedsResolver,
} from '../../feed/feeds.resolver'
import { GuideContactResolver, GuideResolver } from '../../guide/guide.resolver'
import { ChangeResolver } from '../../history/change.resolver'
import {
  ChangesResolver,
  EventHistoryResolver,
  OrganisationHistoryResolver,
  PartnershipHistoryResolver,
} from '../../history/changes.resolver'
import { InitiatorResolver } from '../../initiator/initiator.resolver'
import { MergingResolver } from '../../merging/merging.resolver'
import { QueueResolver, ReportResolver } from '../../moderation/case/queue.resolver'
import {
  DecisionResolver,
  ReportableDecisionsResolver,
  ViewerDecisionsResolver,
} from '../../moderation/decision/decision.resolver'
import { SuspensionResolver } from '../../moderation/suspension/suspension.resolver'
import { NodeResolver } from '../../node/node.resolver'
import { OrganisationKeepingResolver } from '../../organisation/keeping/organisation-keeping.resolver'
import { OrganisationResolver, SectorOrganisationsResolver } from '../../organisation/organisation.resolver'
import {
  AgreementResolver,
  PartnershipAgreementsResolver,
} from '../../partnership/agreement/agreement.resolver'
import { AgreementKeepingResolver } from '../../partnership/agreement/keeping/agreement-keeping.resolver'
import { DuplicatesResolver } from '../../partnership/duplicates/duplicates.resolver'
import { PartnershipGoalsResolver } from '../../partnership/goal/goal.resolver'
import { PartnershipKeepingResolver } from '../../partnership/keeping/partnership-keeping.resolver'
import { JoiningResolver } from '../../partnership/membership/joining/joining.resolver'
import { MembershipKeepingResolver } from '../../partnership/membership/keeping/membership-keeping.resolver'
import {
  MembershipResolver,
  OrganisationMembershipsResolver,
  PartnershipMembersResolver,
} from '../../partnership/membership/membership.resolver'
import { MembershipPermissionsResolver } from '../../partnership/membership/permissions/permissions.resolver'
import { PartnershipResolver } from '../../partnership/partnership.resolver'
import {
  InitiatorPartnershipsResolver,
  SectorPartnershipsResolver,
  TerritoryPartnershipsResolver,
} from '../../partnership/partnerships-of.resolver'
import { PrivacyResolver } from '../../privacy/privacy.resolver'
import { SearchResolver } from '../../search/search.resolver'
import { SectorResolver } from '../../sector/sector.resolver'
import { TerritoryResolver } from '../../territory/territory.resolver'
import { ViewResolver } from '../../view/view.resolver'
import { VocabularyResolver } from '../../vocabulary/vocabulary.resolver'
import { WebhookKeepingResolver } from '../../webhook/keeping/webhook-keeping.resolver'
import { WebhookResolver } from '../../webhook/webhook.resolver'

/** Every resolver class. A new one is one more line here. */
export const resolvers = [
  AgreementKeepingResolver,
  AgreementResolver,
  ApiKeyKeepingResolver,
  ApiKeyResolver,
  ChangeResolver,
  ChangesResolver,
  ClaimingResolver,
  ClaimPermissionsResolver,
  ClaimResolver,
  CoHostingResolver,
  CommentableResolver,
  CommentPermissionsResolver,
  CommentResolver,
  CommentWritingResolver,
  DecisionResolver,
  DuplicatesResolver,
  EventFeedsResolver,
  EventHistoryResolver,
  EventKeepingResolver,
  EventResolver,
  EventStatusResolver,
  GuideContactResolver,
  GuideResolver,
  InitiatorPartnershipsResolver,
  InitiatorResolver,
  JoiningResolver,
  MembershipKeepingResolver,
  MembershipPermissionsResolver,
  MembershipResolver,
  MergingResolver,
  ModerationResolver,
  NodeResolver,
  OrganisationMembershipsResolver,
  OrganisationFeedsResolver,
  OrganisationHistoryResolver,
  OrganisationKeepingResolver,
  OrganisationPermissionsResolver,
  OrganisationResolver,
  PartnershipAgreementsResolver,
  PartnershipCoHostingResolver,
  PartnershipEventsResolver,
  PartnershipFeedsResolver,
  PartnershipGoalsResolver,
  PartnershipHistoryResolver,
  PartnershipKeepingResolver,
  PartnershipMembersResolver,
  PartnershipResolver,
  PrivacyResolver,
  ProfileResolver,
  ProofResolver,
  QueueResolver,
  ReportableDecisionsResolver,
  ReportResolver,
  RoleResolver,
  SearchResolver,
  SectorOrganisationsResolver,
  SectorPartnershipsResolver,
  SectorResolver,
  SessionResolver,
  SubjectPermissionsResolver,
  SuspensionResolver,
  TerritoryEventsResolver,
  TerritoryPartnershipsResolver,
  TerritoryResolver,
  ViewerClaimsResolver,
  ViewerDecisionsResolver,
  ViewerResolver,
  ViewResolver,
  VocabularyResolver,
  WebhookKeepingResolver,
  WebhookResolver,
] as const
