import { ProfileResolver } from '../../account/profile/profile.resolver'
import { SessionResolver } from '../../account/session/session.resolver'
import { ViewerResolver } from '../../account/viewer.resolver'
import { CommentableResolver, CommentResolver } from '../../comment/comment.resolver'
import { CommentWritingResolver } from '../../comment/writing/comment-writing.resolver'
import { EventResolver, PartnershipEventsResolver, TerritoryEventsResolver } from '../../event/event.resolver'
import { GuideContactResolver, GuideResolver } from '../../guide/guide.resolver'
import { InitiatorResolver } from '../../initiator/initiator.resolver'
import { NodeResolver } from '../../node/node.resolver'
import { OrganisationResolver, SectorOrganisationsResolver } from '../../organisation/organisation.resolver'
import {
  AgreementResolver,
  PartnershipAgreementsResolver,
} from '../../partnership/agreement/agreement.resolver'
import { PartnershipGoalsResolver } from '../../partnership/goal/goal.resolver'
import {
  MembershipResolver,
  OrganisationMembershipsResolver,
  PartnershipMembersResolver,
} from '../../partnership/membership/membership.resolver'
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

/** Every resolver class. A new one is one more line here. */
export const resolvers = [
  AgreementResolver,
  CommentableResolver,
  CommentResolver,
  CommentWritingResolver,
  EventResolver,
  GuideContactResolver,
  GuideResolver,
  InitiatorPartnershipsResolver,
  InitiatorResolver,
  MembershipResolver,
  NodeResolver,
  OrganisationMembershipsResolver,
  OrganisationResolver,
  PartnershipAgreementsResolver,
  PartnershipEventsResolver,
  PartnershipGoalsResolver,
  PartnershipMembersResolver,
  PartnershipResolver,
  PrivacyResolver,
  ProfileResolver,
  SearchResolver,
  SectorOrganisationsResolver,
  SectorPartnershipsResolver,
  SectorResolver,
  SessionResolver,
  TerritoryEventsResolver,
  TerritoryPartnershipsResolver,
  TerritoryResolver,
  ViewerResolver,
  ViewResolver,
  VocabularyResolver,
] as const
