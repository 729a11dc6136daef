import { Deferred, type Reads } from '../../core/collections/reader'
import { writtenText } from '../../core/collections/written-record'
import type { Context } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import type { Variables } from '../limits/coerce-variables'
import { RawJson } from '../raw-json'
import type { FieldPlan, ResponseShape, SelectionPlan } from './selection-plan'

type Values = readonly unknown[]
type Soon<T> = T | Promise<T>
type Answer = Record<string, unknown>

/**
 * Runs a plan level by level: a field is resolved for all objects of a level, and what they read is read at once,
 * without a promise for each. Whatever is wrong, with a value or an argument, ends the run with an error.
 */
export class PlanRun {
  /** Whether the answer has parts that the database has written. */
  hasRawJson = false

  constructor(
    private readonly context: Context,
    private readonly variables: Variables,
  ) {}

  /** The selected fields of each object; all objects are of the plan's type. */
  select(plan: SelectionPlan, objects: Values): Soon<Values> {
    if (isWritten(objects[0])) return this.rawJson(objects)
    const answers = objects.map((): Answer => ({}))
    const waits: Promise<void>[] = []
    try {
      for (const field of plan) {
        if (!field.isIncluded(this.variables)) continue
        const put = (values: Values) => {
          for (let i = 0; i < answers.length; i++) (answers[i] as Answer)[field.key] = values[i]
        }
        const values = this.complete(field.shape, this.resolve(field, objects))
        if (!(values instanceof Promise)) put(values)
        else {
          // Its place in the answer is that in the document, whenever it comes.
          put([])
          waits.push(values.then(put))
        }
      }
    } catch (error) {
      waits.push(Promise.reject(error))
    }
    return waits.length === 0 ? answers : Promise.all(waits).then(() => answers)
  }

  private rawJson(records: Values): Values {
    this.hasRawJson = true
    return records.map((each) => new RawJson(writtenText(each as object) as string))
  }

  private resolve({ name, resolve, argumentsOf, records }: FieldPlan, objects: Values): Values {
    if (!resolve) return objects.map((object) => (object as Answer)[name])
    const args = argumentsOf(this.variables)
    const context = records?.contextOf(this.context, this.variables) ?? this.context
    return objects.map((object) => resolve(object, args, context, NO_INFO))
  }

  private complete(shape: ResponseShape, values: Values): Soon<Values> {
    const settled = settle(values)
    if (settled instanceof Promise) return settled.then((each) => this.completeSettled(shape, each))
    return this.completeSettled(shape, settled)
  }

  private completeSettled(shape: ResponseShape, values: Values): Soon<Values> {
    for (const value of values) {
      if (value instanceof Error) throw value
      if (!shape.isNullable && (value === null || value === undefined))
        throw new Error('It must not be null.')
    }
    switch (shape.kind) {
      case 'leaf':
        return values.map((value) =>
          value === null || value === undefined ? null : leaf(shape.serialize(value)),
        )
      case 'list':
        return this.lists(shape.of, values)
      case 'object':
        return this.objects(shape, values)
    }
  }

  /** The items of all lists are completed together. */
  private lists(of: ResponseShape, values: Values): Soon<Values> {
    const all: unknown[] = []
    const lists = values.map((value): Values | null => {
      if (value === null || value === undefined) return null
      const list = Array.isArray(value) ? value : [...(value as Iterable<unknown>)]
      for (const item of list) all.push(item)
      return list
    })
    const inLists = (items: Values) => {
      let next = 0
      return lists.map((list) => {
        if (!list) return null
        const begin = next
        next += list.length
        return items.slice(begin, next)
      })
    }
    const items = this.complete(of, all)
    return items instanceof Promise ? items.then(inLists) : inLists(items)
  }

  private objects(
    { typeOf, plans, only }: Extract<ResponseShape, { kind: 'object' }>,
    values: Values,
  ): Soon<Values> {
    if (only && !values.includes(null) && !values.includes(undefined)) return this.select(only, values)
    const byType = new Map<string, number[]>()
    values.forEach((value, index) => {
      if (value === null || value === undefined) return
      getOrCreate(byType, typeOf(value as object), (): number[] => []).push(index)
    })
    const answers: unknown[] = values.map(() => null)
    const waits: Promise<void>[] = []
    for (const [type, slots] of byType) {
      const plan = plans.get(type)
      if (!plan) throw new Error(`${type} is not one of the possible types.`)
      const put = (selected: Values) => {
        for (const [index, slot] of slots.entries()) answers[slot] = selected[index]
      }
      const selected = this.select(
        plan,
        slots.map((slot) => values[slot]),
      )
      if (selected instanceof Promise) waits.push(selected.then(put))
      else put(selected)
    }
    return waits.length === 0 ? answers : Promise.all(waits).then(() => answers)
  }
}

const isWritten = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && writtenText(value) !== undefined

/** No resolver of ours looks at it. */
const NO_INFO = {} as never

function leaf(serialized: unknown): unknown {
  if (serialized === null || serialized === undefined) throw new Error('It has no value.')
  return serialized
}

/** Waits for the values that come later. Those that are read from one source are read together. */
function settle(values: Values): Soon<Values> {
  if (!values.some(isThenable)) return values
  const settled = [...values]
  const gathered = new Map<Reads<unknown>, Gathered>()
  const waits: Promise<void>[] = []
  for (let slot = 0; slot < settled.length; slot++) {
    const value = settled[slot]
    if (value instanceof Deferred)
      getOrCreate(gathered, value.from, () => new Gathered()).add(value.key, slot)
    else if (isThenable(value)) waits.push(arrive(settled, slot, value))
  }
  for (const [source, each] of gathered)
    waits.push(source.many(each.keys).then((read) => each.put(read, settled)))
  return (waits.length === 1 ? (waits[0] as Promise<void>) : Promise.all(waits)).then(() => settled)
}

async function arrive(settled: unknown[], slot: number, value: PromiseLike<unknown>) {
  settled[slot] = await value
}

/** What is wanted of one source: each key once, and where its value belongs. */
class Gathered {
  readonly keys: string[] = []
  private readonly indexes = new Map<string, number>()
  private readonly slots: number[] = []
  private readonly wanted: number[] = []

  add(key: string, slot: number) {
    let index = this.indexes.get(key)
    if (index === undefined) {
      index = this.keys.push(key) - 1
      this.indexes.set(key, index)
    }
    this.slots.push(slot)
    this.wanted.push(index)
  }

  put(read: Values, settled: unknown[]) {
    for (let i = 0; i < this.slots.length; i++)
      settled[this.slots[i] as number] = read[this.wanted[i] as number]
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
