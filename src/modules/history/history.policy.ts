import sql, { type Sql } from 'sql-template-tag'
import type { AnyAction } from '../../authz/policy'
import { isChangeVisible } from '../../core/change-log/change.entity'
import { anyOf } from '../../core/collections/conditions'
import { prefixOf } from '../../core/id'
import type { SignedIn } from '../../core/viewer'
import { eventPolicy } from '../event/event.policy'
import { organisationPolicy } from '../organisation/organisation.policy'
import { isManaged, partnershipPolicy } from '../partnership/partnership.policy'

/** What lets somebody know who changed a record that has a history. */
const ACTIONS: Readonly<Record<string, AnyAction>> = {
  partnership: partnershipPolicy.seeHistory,
  event: eventPolicy.seeHistory,
  organisation: organisationPolicy.seeHistory,
}

export const seeingHistoryOf = (id: string): AnyAction | undefined => ACTIONS[prefixOf(id) ?? '']

/** Those who keep a partnership know what was done to it as a draft. */
export const isInHistoryOf = (row: Sql, viewer: SignedIn | null): Sql =>
  anyOf(isChangeVisible(row), isManaged(sql`${row}."historyOf"`, viewer))
