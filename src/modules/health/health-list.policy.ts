import type { Sql } from 'sql-template-tag'
import { policy, REGISTRY, type Right } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { moderators } from '../../authz/roles'
import { ALWAYS, NEVER, when } from '../../core/collections/conditions'
import type { SignedIn } from '../../core/viewer'
import { worksInEdited } from '../partnership/partnership.policy'

export const healthPolicy = policy('health', REGISTRY, {
  /** Each signal is public where the partnership is. A list of all that are weak would be read as a ranking: it is for those whose task it is to help. */
  list: {
    rights: (_row, viewer): readonly Right[] => [
      ...moderators(viewer),
      [Role.EDITOR, when(viewer.edits.length > 0)],
    ],
    refusal:
      'Only editors of a territory, moderators and administrators may list health signals. Those of one partnership are in Partnership.health.',
  },
})

/** True of the partnerships whose signals the viewer is listed. */
export function isListedTo(id: Sql, viewer: SignedIn | null): Sql {
  if (!viewer) return NEVER
  return viewer.isModerator ? ALWAYS : worksInEdited(id, viewer)
}
