import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import sql from 'sql-template-tag'
import { getMetadataArgsStorage } from 'typeorm'
import { collectionOfType } from '../../../src/core/collections/collection'
import { entities } from '../../../src/database/entities'
import { registrySchema } from '../../../src/graphql/schema/schema'

export const registry = registrySchema().schema

/** True of a record that not everybody may see: its collection says who may, or it is a part of such a one. */
function canBeHidden({ name }: GraphQLObjectType): boolean {
  if (!entities.some((entity) => entity.name === name)) return false
  return collectionOfType(name)?.visible(sql`t`, null).sql !== '1 = 1'
}

/** True of a type at or just behind which there is such a record: its connection, its interface, its union. */
function leads(type: GraphQLNamedType): boolean {
  if (isAbstractType(type)) return registry.getPossibleTypes(type).some(leads)
  if (!isObjectType(type)) return false
  const { nodes } = type.getFields()
  return canBeHidden(type) || (isPartOfList(type) && nodes !== undefined && leads(getNamedType(nodes.type)))
}

const isPartOfList = ({ name }: GraphQLObjectType) => /(Connection|Edge)$/.test(name)

/** A number that is worked out may count what is hidden; one that is stored with a record is hidden with it. */
function isWorkedOutNumber(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  if (getNamedType(field.type).name !== 'Int') return false
  const entity = entities.find(({ name }) => name === type.name)
  const isStored = getMetadataArgsStorage().columns.some(
    ({ target, propertyName }) =>
      entity !== undefined &&
      propertyName === field.name &&
      (target === entity || entity.prototype instanceof (target as never)),
  )
  return !isStored
}

/** `Type.field` of every field that can lead to something hidden, or count it. Of a connection, the field that returns it. */
export const leadingFields: string[] = Object.values(registry.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !isIntrospectionType(type) && !isPartOfList(type))
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => leads(getNamedType(field.type)) || isWorkedOutNumber(type, field))
      .map((field) => `${type.name}.${field.name}`),
  )
