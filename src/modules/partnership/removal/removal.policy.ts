import sql, { type Sql } from 'sql-template-tag'
import { about, because, policy, type Right } from '../../../authz/policy'
import { Role } from '../../../authz/role.enums'
import { byAdmin } from '../../../authz/roles'
import { type Dependents, describeDependents, hasDependents } from '../../../core/collections/references'
import type { SignedIn } from '../../../core/viewer'
import { enteredIt } from '../../organisation/organisation.policy'
import { territoryEditors } from '../../territory/territory.policy'
import { worksInEdited } from '../partnership.policy'

/** A record that is to be removed, with what depends on it. */
export interface Removable {
  readonly id: string
  readonly dependents: readonly Dependents[]
}

const partnershipEditors = (id: Sql, viewer: SignedIn): readonly Right[] => [
  byAdmin(viewer),
  [Role.EDITOR, worksInEdited(id, viewer)],
]

const ofParts = {
  rights: (row: Sql, viewer: SignedIn) => partnershipEditors(sql`${row}."partnershipId"`, viewer),
  refusal: 'Only editors of the territories of the partnership and administrators may remove this.',
}

const dependedOn = (recordClass: string) => ({
  when: (row: Sql) => hasDependents(recordClass, row),
  ...because(
    'CONFLICT',
    'DEPENDED_ON',
    ({ dependents }: Removable) =>
      `Other records refer to it: ${describeDependents(dependents)}. Remove these first. If it describes the same as another record, merge the two.`,
    ({ dependents }: Removable) => ({
      dependents: dependents.map(({ called: [one, several], count }) => ({
        called: count === 1 ? one : several,
        count,
      })),
    }),
  ),
})

/** What should not be there goes: not by those who keep a record, but by the editors of its territory. */
export const removalPolicy = {
  organisation: policy('organisation', about<Removable>('organisation'), {
    remove: {
      rights: (row, viewer) => [
        ...territoryEditors(sql`${row}."territoryId"`, viewer),
        enteredIt(row, viewer),
      ],
      refusal:
        'Only editors of its territory and administrators may remove an organisation; a draft, its author too.',
      obstacles: [dependedOn('Organisation')],
    },
  }).remove,
  partnership: policy('partnership', about<Removable>('partnership'), {
    remove: {
      rights: (row, viewer) => partnershipEditors(sql`${row}."id"`, viewer),
      refusal: 'Only editors of its territories and administrators may remove a partnership.',
      obstacles: [
        {
          when: (row) => sql`${row}."publishedAt" IS NULL`,
          ...because(
            'CONFLICT',
            'NOT_PUBLISHED',
            'The partnership is a draft. To delete it, call discardPartnership.',
          ),
        },
        dependedOn('Partnership'),
      ],
    },
  }).remove,
  membership: policy('membership', about('membership'), { remove: ofParts }).remove,
  agreement: policy('agreement', about('agreement'), { remove: ofParts }).remove,
  event: policy('event', about<Removable>('event'), {
    remove: { ...ofParts, obstacles: [dependedOn('Event')] },
  }).remove,
}
