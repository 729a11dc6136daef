import { type GraphQLInterfaceType, type GraphQLObjectType, isInterfaceType, isObjectType } from 'graphql'
import { getMetadataArgsStorage } from 'typeorm'
import { collectionOfType } from '../../../src/core/collections/collection'
import { keysOfType } from '../../../src/core/collections/find-node'
import { entities } from '../../../src/database/entities'
import { keysOf, objectTypes, publicSchema, typesOf } from './types'

const types = objectTypes(publicSchema())
const nodes = types.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))

/** A viewer is made of an account. */
const stored = nodes.filter(({ name }) => name !== 'Viewer')

describe('what has an id', () => {
  const withId = typesOf(publicSchema()).filter(
    (type): type is GraphQLObjectType | GraphQLInterfaceType =>
      (isObjectType(type) || isInterfaceType(type)) && type.getFields().id !== undefined,
  )

  it.each(withId.filter(({ name }) => name !== 'Node').map((type) => [type.name, type] as const))(
    '%s is a Node, by an id of its own',
    (_, type) => {
      expect(type.getInterfaces().map(({ name }) => name)).toContain('Node')
      expect(String(type.getFields().id?.type)).toBe('ID!')
      if (isObjectType(type)) expect(keysOf(type)).toContain('id')
    },
  )
})

describe('the object types that implement Node', () => {
  it('are enumerated from the schema', () => {
    expect(nodes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Partnership', 'Territory', 'Membership']),
    )
  })

  it.each(stored.map(({ name }) => name))('include %s, whose class makes the table too', (name) => {
    const entity = entities.find((each) => each.name === name)
    expect(entity).toBeDefined()
    expect(getMetadataArgsStorage().tables.map(({ target }) => target)).toContain(entity)
    expect(collectionOfType(name)?.entity).toBe(entity)
  })

  it.each(nodes)(
    'include $name, which federation finds by the very keys that its collection knows',
    (type) => {
      expect(keysOf(type).sort()).toEqual([...(keysOfType(type.name) ?? [])].sort())
    },
  )

  it('are all that an id or a representation finds: no part or link of a record', () => {
    const found = entities.map(({ name }) => name).filter((name) => collectionOfType(name))
    expect(found.sort()).toEqual(stored.map(({ name }) => name).sort())
  })

  it('have a prefix of their own for their ids', () => {
    const prefixes = stored.map(({ name }) => collectionOfType(name)?.prefix)
    expect(new Set([...prefixes, 'viewer']).size).toBe(nodes.length)
  })
})
