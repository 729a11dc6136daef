import sql, { type Sql } from 'sql-template-tag'
import { allOf, anyOf } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'
import { isNamedVisible } from '../organisation/organisation.policy'

type Visible = (row: Sql, viewer: SignedIn | null) => Sql

const shown: Visible[] = []

/** A room above says what initiators have started: those see them who see that. */
export function showInitiators(visible: Visible) {
  shown.push(visible)
}

/** Who started nothing that is visible may be a person who is not known to the public; a draft is known to few. */
export const isInitiatorVisible: Visible = (row, viewer) =>
  allOf(
    anyOf(...shown.map((visible) => visible(row, viewer))),
    isNamedVisible(sql`${row}."organisationId"`, viewer),
  )
