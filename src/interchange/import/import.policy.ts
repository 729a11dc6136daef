import { policy, REGISTRY } from '../../authz/policy'
import { Role } from '../../authz/role.enums'
import { byAdmin } from '../../authz/roles'
import { when } from '../../core/collections/conditions'

export const importPolicy = policy('import', REGISTRY, {
  run: {
    rights: (_row, viewer) => [byAdmin(viewer), [Role.EDITOR, when(viewer.edits.length > 0)]],
    refusal: 'Only editors of a territory and administrators may import records.',
  },
})
