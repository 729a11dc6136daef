import { getMetadataArgsStorage } from 'typeorm'
import { entities } from '../../src/database/entities'
import { collectionOfType } from '../../src/shared/collection'
import { keysOf, objectTypes, publicSchema } from './types'

const types = objectTypes(publicSchema())
const nodes = types.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))

describe('the object types that implement Node', () => {
  it('are enumerated from the schema', () => {
    expect(nodes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Partnership', 'Territory', 'Membership']),
    )
  })

  it.each(nodes.map(({ name }) => name))('include %s, whose class makes the table too', (name) => {
    const entity = entities.find((each) => each.name === name)
    expect(entity).toBeDefined()
    expect(getMetadataArgsStorage().tables.map(({ target }) => target)).toContain(entity)
    expect(collectionOfType(name)?.entity).toBe(entity)
  })

  it.each(nodes)(
    'include $name, which federation finds by the very keys that its collection knows',
    (type) => {
      expect(keysOf(type).sort()).toEqual(
        ['id', ...Object.keys(collectionOfType(type.name)?.keys ?? {})].sort(),
      )
    },
  )

  it('are all that an id or a representation finds: no part or link of a record', () => {
    const found = entities.map(({ name }) => name).filter((name) => collectionOfType(name))
    expect(found.sort()).toEqual(nodes.map(({ name }) => name).sort())
  })

  it('have a prefix of their own for their ids', () => {
    const prefixes = nodes.map(({ name }) => collectionOfType(name)?.prefix)
    expect(new Set(prefixes).size).toBe(nodes.length)
  })
})
