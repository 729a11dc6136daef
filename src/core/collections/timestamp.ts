import { Column, type ColumnOptions } from 'typeorm'

const timestamps = new Map<unknown, Set<string>>()

/** An instant, ISO text in the program on both databases. Each database stores it in a type of its own. */
export function Timestamp(options: ColumnOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    const properties = timestamps.get(prototype.constructor) ?? new Set()
    timestamps.set(prototype.constructor, properties.add(String(property)))
    Column({ ...options, type: 'timestamptz' })(prototype, property)
  }
}

export const isTimestamp = (entity: unknown, property: string) =>
  timestamps.get(entity)?.has(property) ?? false
