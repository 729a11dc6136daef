import { collectionOfType } from '../../src/core/collections/collection'
import { registrySchema } from '../../src/graphql/schema/schema'
import { commentPolicy } from '../../src/modules/comment/comment.policy'
import { reportPolicy } from '../../src/modules/comment/moderation/report.policy'

/** The prefixes of the types that implement an interface. */
function prefixesOf(interfaceName: string): (string | undefined)[] {
  const { schema } = registrySchema()
  const type = schema.getType(interfaceName)
  return schema.getPossibleTypes(type as never).map(({ name }) => collectionOfType(name)?.prefix)
}

describe('what the policies are about', () => {
  it('is commented on where the schema says that it can be', () => {
    expect([...(commentPolicy.add.subject.prefixes ?? [])].sort()).toEqual(prefixesOf('Commentable').sort())
  })

  it('is reported where the schema says that it can be', () => {
    const { comment, record } = reportPolicy
    const reported = [comment, record].flatMap(({ subject }) => subject.prefixes ?? [])
    expect(reported.sort()).toEqual(prefixesOf('Reportable').sort())
  })
})
