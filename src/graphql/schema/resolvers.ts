import {
  EventFeedsResolver,
  OrganisationFeedsResolver,
  PartnershipFeedsResolver,
} from '../../interchange/feeds/feeds.resolver'
import { ProfileResolver } from '../../modules/account/profile/profile.mutations'
import { RoleResolver } from '../../modules/account/role/role.mutations'
import { SecondFactorResolver } from '../../modules/account/second-factor/second-factor.mutations'
import {
  RecoveryCodesResolver,
  ViewerSecondFactorResolver,
} from '../../modules/account/second-factor/second-factor.resolver'
import { SessionResolver } from '../../modules/account/session/session.mutations'
import {
  AccountSessionResolver,
  ViewerSessionsResolver,
} from '../../modules/account/session/session.resolver'
import { ProofResolver } from '../../modules/account/verification/verification.mutations'
import { ViewerResolver } from '../../modules/account/viewer.resolver'
import { ApiKeyResolver } from '../../modules/api-key/api-key.resolver'
import {
  BalanceNoteResolver,
  FoundBalanceResolver,
  PartnershipBalanceResolver,
  TerritoryBalanceResolver,
} from '../../modules/balance/balance.resolver'
import {
  ClaimPermissionsResolver,
  OrganisationPermissionsResolver,
} from '../../modules/claim/claim.permissions'
import { ClaimResolver, ViewerClaimsResolver } from '../../modules/claim/claim.resolver'
import {
  CommentPermissionsResolver,
  SubjectPermissionsResolver,
} from '../../modules/comment/comment.permissions'
import { CommentableResolver, CommentResolver } from '../../modules/comment/comment.resolver'
import { NoticeResolver } from '../../modules/comment/moderation/notice.resolver'
import { CoverageResolver } from '../../modules/coverage/coverage.resolver'
import {
  CoHostingResolver,
  PartnershipCoHostingResolver,
} from '../../modules/event/co-hosting/co-hosting.mutations'
import { EventMapResolver } from '../../modules/event/event.map'
import {
  EventResolver,
  PartnershipEventsResolver,
  TerritoryEventsResolver,
} from '../../modules/event/event.resolver'
import { EventDaysResolver } from '../../modules/event/event-days.resolver'
import {
  EventFacetsResolver,
  OrganisationFacetsResolver,
  PartnershipFacetsResolver,
  SearchFacetsResolver,
} from '../../modules/facet/facets.resolver'
import {
  EventUnitsResolver,
  OrganisationUnitsResolver,
  PartnershipUnitsResolver,
  SearchUnitsResolver,
} from '../../modules/facet/territory-facets.resolver'
import { FollowResolver, ViewerFollowingResolver } from '../../modules/follow/follow.resolver'
import { FollowingFeedsResolver } from '../../modules/follow/following-feeds.resolver'
import { FollowingLettersResolver } from '../../modules/follow/letters/following-letters.mutations'
import { NotificationsResolver } from '../../modules/follow/notification.resolver'
import { GuideContactResolver, GuideResolver } from '../../modules/guide/guide.resolver'
import {
  AssessedStatementResolver,
  PartnershipAssessmentResolver,
} from '../../modules/health/assessment/assessment.resolver'
import { HealthSignalResolver, PartnershipHealthResolver } from '../../modules/health/health.resolver'
import { HealthListResolver } from '../../modules/health/health-list.resolver'
import {
  ChangeResolver,
  ChangesResolver,
  EventHistoryResolver,
  OrganisationHistoryResolver,
  PartnershipHistoryResolver,
} from '../../modules/history/history.resolver'
import { ImportResolver, UndoConflictResolver } from '../../modules/import/import.resolver'
import { InitiatorResolver } from '../../modules/initiator/initiator.resolver'
import { AppealResolver, DecisionAppealResolver } from '../../modules/moderation/appeal/appeal.resolver'
import { DecisionRuleResolver, HouseRulesResolver } from '../../modules/moderation/house-rule.resolver'
import {
  DecisionResolver,
  ReportableDecisionsResolver,
  ViewerDecisionsResolver,
} from '../../modules/moderation/moderation-decision.resolver'
import { QueueResolver, ReportResolver } from '../../modules/moderation/moderation-queue.resolver'
import { ModerationStatisticsResolver } from '../../modules/moderation/statistics/statistics.resolver'
import { OrganisationMapResolver } from '../../modules/organisation/organisation.map'
import {
  OrganisationResolver,
  SectorOrganisationsResolver,
} from '../../modules/organisation/organisation.resolver'
import { PartnershipActivityResolver } from '../../modules/partnership/activity/activity.resolver'
import {
  AgreementResolver,
  PartnershipAgreementsResolver,
} from '../../modules/partnership/agreement/agreement.resolver'
import { DuplicatesResolver } from '../../modules/partnership/duplicates/duplicates.resolver'
import { PartnershipGoalsResolver } from '../../modules/partnership/goal/goal.resolver'
import {
  PartnershipLinkResolver,
  PartnershipLinksResolver,
} from '../../modules/partnership/link/link.resolver'
import { MembershipPermissionsResolver } from '../../modules/partnership/membership/membership.permissions'
import {
  MembershipResolver,
  OrganisationMembershipsResolver,
  PartnershipMembersResolver,
} from '../../modules/partnership/membership/membership.resolver'
import { PartnershipMapResolver } from '../../modules/partnership/partnership.map'
import {
  InitiatorPartnershipsResolver,
  PartnershipResolver,
  SectorPartnershipsResolver,
  TerritoryPartnershipsResolver,
} from '../../modules/partnership/partnership.resolver'
import { PendingChangePermissionsResolver } from '../../modules/partnership/pending-change/pending-change.permissions'
import {
  PartnershipPendingChangeResolver,
  PendingChangeResolver,
  ViewerPendingChangesResolver,
} from '../../modules/partnership/pending-change/pending-change.resolver'
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
import {
  GroupDefinitionResolver,
  StatisticsResolver,
  StatisticsValueResolver,
} from '../../modules/statistics/statistics.resolver'
import { ChangesSubscription } from '../../modules/subscription/changes.subscription'
import { CommentAddedSubscription } from '../../modules/subscription/comment-added.subscription'
import { EventsChangedSubscription } from '../../modules/subscription/events-changed.subscription'
import {
  OrganisationSuggestionsResolver,
  PartnerSuggestionResolver,
  PartnershipSuggestionResolver,
  PartnershipSuggestionsResolver,
  SuggestionReasonResolver,
} from '../../modules/suggestion/suggestion.resolver'
import { TerritoryAtResolver } from '../../modules/territory/map/territory-at.resolver'
import { TerritoryResolver } from '../../modules/territory/territory.resolver'
import { ViewResolver } from '../../modules/view/view.resolver'
import { VocabularyResolver } from '../../modules/vocabulary/vocabulary.resolver'
import { WebhookResolver } from '../../modules/webhook/webhook.resolver'
import { mutations } from './mutations'
import { NodeResolver } from './node.resolver'

/** Every resolver class. A new one is one more line here. */
export const resolvers = [
  ...mutations,
  AccountSessionResolver,
  AgreementResolver,
  ApiKeyResolver,
  AssessedStatementResolver,
  BalanceNoteResolver,
  ChangeResolver,
  ChangesResolver,
  ChangesSubscription,
  ClaimPermissionsResolver,
  ClaimResolver,
  CoHostingResolver,
  CommentableResolver,
  CommentAddedSubscription,
  CommentPermissionsResolver,
  CommentResolver,
  CoverageResolver,
  AppealResolver,
  DecisionResolver,
  DecisionAppealResolver,
  DecisionRuleResolver,
  DuplicatesResolver,
  EventFacetsResolver,
  EventFeedsResolver,
  EventHistoryResolver,
  EventMapResolver,
  EventResolver,
  EventsChangedSubscription,
  EventDaysResolver,
  EventUnitsResolver,
  FollowingFeedsResolver,
  FollowingLettersResolver,
  FollowResolver,
  FoundBalanceResolver,
  GroupDefinitionResolver,
  GuideContactResolver,
  GuideResolver,
  HealthListResolver,
  HealthSignalResolver,
  HouseRulesResolver,
  ImportResolver,
  InitiatorPartnershipsResolver,
  InitiatorResolver,
  MembershipPermissionsResolver,
  MembershipResolver,
  NodeResolver,
  NotificationsResolver,
  OrganisationMembershipsResolver,
  OrganisationFacetsResolver,
  OrganisationFeedsResolver,
  ModerationStatisticsResolver,
  NoticeResolver,
  OrganisationHistoryResolver,
  OrganisationMapResolver,
  OrganisationPermissionsResolver,
  OrganisationResolver,
  OrganisationSuggestionsResolver,
  OrganisationUnitsResolver,
  PartnershipActivityResolver,
  PartnershipAgreementsResolver,
  PartnershipAssessmentResolver,
  PartnershipBalanceResolver,
  PartnershipCoHostingResolver,
  PartnershipEventsResolver,
  PartnershipFacetsResolver,
  PartnershipFeedsResolver,
  PartnershipGoalsResolver,
  PartnershipHealthResolver,
  PartnershipHistoryResolver,
  PartnershipLinkResolver,
  PartnershipLinksResolver,
  PartnershipMapResolver,
  PartnershipMembersResolver,
  PartnershipPendingChangeResolver,
  PartnershipResolver,
  PartnershipSuggestionResolver,
  PartnershipSuggestionsResolver,
  PartnershipUnitsResolver,
  PartnerSuggestionResolver,
  PendingChangePermissionsResolver,
  PendingChangeResolver,
  PrivacyResolver,
  ProfileResolver,
  ProofResolver,
  QueueResolver,
  RecoveryCodesResolver,
  ReportableDecisionsResolver,
  ReportResolver,
  RoleResolver,
  SearchFacetsResolver,
  SearchResolver,
  SearchResultResolver,
  PartnershipResultResolver,
  OrganisationResultResolver,
  EventResultResolver,
  GuideResultResolver,
  TerritoryResultResolver,
  SearchUnitsResolver,
  SecondFactorResolver,
  SectorOrganisationsResolver,
  SectorPartnershipsResolver,
  SectorResolver,
  SessionResolver,
  StatisticsResolver,
  StatisticsValueResolver,
  SubjectPermissionsResolver,
  SuggestionReasonResolver,
  TerritoryBalanceResolver,
  TerritoryEventsResolver,
  TerritoryPartnershipsResolver,
  TerritoryResolver,
  TerritoryAtResolver,
  UndoConflictResolver,
  ViewerClaimsResolver,
  ViewerDecisionsResolver,
  ViewerFollowingResolver,
  ViewerPendingChangesResolver,
  ViewerResolver,
  ViewerSecondFactorResolver,
  ViewerSessionsResolver,
  ViewResolver,
  VocabularyResolver,
  WebhookResolver,
] as const
