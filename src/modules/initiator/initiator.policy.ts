import type { Sql } from 'sql-template-tag'
import { anyOf } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'

type Visible = (row: Sql, viewer: SignedIn | null) => Sql

const shown: Visible[] = []

/** A room above says what initiators have started: those see them who see that. */
export function showInitiators(visible: Visible) {
  shown.push(visible)
}

/** Who started nothing that is visible may be a person who is not known to the public. */
export const isInitiatorVisible: Visible = (row, viewer) =>
  anyOf(...shown.map((visible) => visible(row, viewer)))
