import sql, { type Sql } from 'sql-template-tag'
import { about, because, policy, REGISTRY, type Right } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { byAdmin } from '../../authz/roles'
import { allOf, anyOf, NEVER, when } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'

const isOwn = (row: Sql, { accountId }: SignedIn): Sql => sql`${row}."accountId" = ${accountId}`

const isAlive = (row: Sql, now: Date): Sql =>
  sql`(${row}."storedState" = 'RUNNING' AND ${row}."aliveUntil" > ${now.toISOString()})`

export const importPolicy = {
  ...policy('import', REGISTRY, {
    run: {
      rights: (_row, viewer): readonly Right[] => [
        byAdmin(viewer),
        [Role.EDITOR, when(viewer.edits.length > 0)],
      ],
      refusal: 'Only editors of a territory and administrators may import records.',
    },
  }),
  ...policy('import', about('import'), {
    /** Each record is asked about as it comes: an editor takes back what they could have changed themselves. */
    undo: {
      rights: (row, viewer) => [
        byAdmin(viewer),
        [Role.EDITOR, allOf(when(viewer.edits.length > 0), isOwn(row, viewer))],
      ],
      refusal: 'Only administrators, and editors who ran the import themselves, may undo it.',
      obstacles: [
        {
          when: (row, _viewer, { now }) => isAlive(row, now),
          ...because(
            'CONFLICT',
            'IMPORT_RUNNING',
            'The import is still running. Undo it once it has ended. If it was killed, it counts as stopped after a minute.',
          ),
        },
        {
          when: (row) => sql`${row}."storedState" = 'UNDONE'`,
          ...because('CONFLICT', 'ALREADY_UNDONE', 'The import is already undone: undoneBy says by what.'),
        },
        {
          when: (row, _viewer, { now }) => sql`EXISTS (SELECT 1 FROM "import" AS undo
            WHERE undo."undoesId" = ${row}."id" AND ${isAlive(sql`undo`, now)})`,
          ...because(
            'CONFLICT',
            'UNDO_RUNNING',
            'The import is being undone at this moment: undoneBy says how far that is.',
          ),
        },
        {
          when: (row) => sql`EXISTS (SELECT 1 FROM "import" AS undo
            WHERE undo."undoesId" = ${row}."id" AND undo."storedState" = 'UNDONE')`,
          ...because(
            'CONFLICT',
            'ALREADY_UNDONE',
            'The import was undone, and that was undone too. To take the records back once more, undo the latest of the three: see undoneBy.undoneBy.',
          ),
        },
        {
          when: (row) => sql`(SELECT "changesFrom" FROM "registry") > ${row}."fromSequence" + 1`,
          ...because(
            'CONFLICT',
            'CHANGES_CLEARED',
            'The import is older than the change log: what it changed is no longer stored, and cannot be written back.',
          ),
        },
      ],
    },
  }),
}

export const isImportVisible = (row: Sql, viewer: SignedIn | null): Sql =>
  viewer ? anyOf(when(viewer.isAdmin), isOwn(row, viewer)) : NEVER
