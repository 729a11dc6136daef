import { Account } from '../account/account.entity'
import { AccountSession } from '../account/session/account-session.entity'
import { UsedToken } from '../account/session/used-token.entity'
import { Change } from '../change/change.entity'
import { Registry } from '../change/registry.entity'
import { Comment } from '../comment/comment.entity'
import { Event } from '../event/event.entity'
import { Guide } from '../guide/guide.entity'
import { Initiator } from '../initiator/initiator.entity'
import { Organisation } from '../organisation/organisation.entity'
import { Agreement } from '../partnership/agreement/agreement.entity'
import { FormerSlug } from '../partnership/former-slug.entity'
import { Goal } from '../partnership/goal/goal.entity'
import { Membership } from '../partnership/membership/membership.entity'
import { Partnership } from '../partnership/partnership.entity'
import { Sector } from '../sector/sector.entity'
import { Territory } from '../territory/territory.entity'

/** Every entity class. A new entity is one more line here. */
export const entities = [
  Account,
  Agreement,
  Change,
  Comment,
  Event,
  FormerSlug,
  Goal,
  Guide,
  Initiator,
  Membership,
  Organisation,
  Partnership,
  Registry,
  Sector,
  AccountSession,
  Territory,
  UsedToken,
]
