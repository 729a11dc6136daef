import { collectionOfRows } from '../../core/collections/collection'
import type { Selection } from '../../core/collections/selection'
import type { RecordText } from '../../core/collections/written-record'
import type { Context } from '../../core/context'
import { getOrCreate } from '../../core/get-or-create'
import type { Variables } from '../limits/coerce-variables'
import { RecordJson } from './record-json'
import type { FieldPlan, RecordsBelow, ResponseShape, SelectionPlan } from './selection-plan'

/** Selections of one field under different variables: more are not kept. */
const MAX_SELECTIONS = 100

/** By the text of the expression. */
const keys = new Map<string, string>()
const MAX_KEYS = 10_000

/** The records that a field's resolver reads, of which the database may write the JSON with all that is below them. */
export class WrittenRecords implements RecordsBelow {
  private readonly varying: readonly FieldPlan[]
  /** Null: none of them can be written. */
  private readonly selections = new Map<string, Selection | null>()

  private constructor(private readonly plans: ReadonlyMap<string, SelectionPlan>) {
    this.varying = [...plans.values()].flatMap(varyingFields)
  }

  /** Null where there are none. */
  static of(shape: ResponseShape): WrittenRecords | null {
    const plans = new Map<string, SelectionPlan>()
    return collect(shape, plans) && plans.size > 0 ? new WrittenRecords(plans) : null
  }

  contextOf(context: Context, variables: Variables): Context {
    // What others may see depends on who they are.
    if (context.selection === null || context.viewer !== null) return context
    if (this.selections.size > MAX_SELECTIONS) this.selections.clear()
    const made = () => this.selection(context, variables)
    const key = JSON.stringify(
      this.varying.map((field) => field.isIncluded(variables) && field.argumentsOf(variables)),
    )
    const known = this.selections.get(key)
    const selection = known === undefined ? made() : known
    if (known === undefined) this.selections.set(key, selection)
    if (selection === null) return context
    // What is read in it is another thing than what is read elsewhere.
    return Object.create(context, {
      selection: { value: selection },
      epoch: { value: { current: new Map() } },
    })
  }

  private selection(context: Context, variables: Variables): Selection | null {
    const texts = new Map<string, RecordText>()
    for (const [type, plan] of this.plans) {
      // Columns alone are made JSON of sooner here.
      if (!plan.some(isBelow)) continue
      const collection = collectionOfRows(type)
      const expression = collection && new RecordJson(context, variables).of(collection, plan)
      if (!expression) continue
      if (keys.size >= MAX_KEYS) keys.clear()
      const text = context.reader.dialect.text(expression) + JSON.stringify(expression.values)
      const key = getOrCreate(keys, text, () => `json ${nextKey++}`)
      texts.set(type, { key, expression })
    }
    return texts.size > 0 ? (context.selection?.withTexts(texts) ?? null) : null
  }
}

/** Lists and records. */
const isBelow = ({ shape }: FieldPlan) => shape.kind !== 'leaf'

let nextKey = 0

/** The records that are reached by properties alone. False where two selections are of one type: each would need another text. */
function collect(shape: ResponseShape, into: Map<string, SelectionPlan>): boolean {
  if (shape.kind === 'leaf') return true
  if (shape.kind === 'list') return collect(shape.of, into)
  return [...shape.plans].every(([type, plan]) => {
    if (!collectionOfRows(type))
      return plan.every((field) => field.resolve !== null || collect(field.shape, into))
    if (into.has(type)) return false
    into.set(type, plan)
    return true
  })
}

/** What depends on the variables. */
const varyingFields = (plan: SelectionPlan): FieldPlan[] =>
  plan.flatMap((field) => [...(field.varies ? [field] : []), ...below(field.shape)])

function below(shape: ResponseShape): FieldPlan[] {
  if (shape.kind === 'leaf') return []
  if (shape.kind === 'list') return below(shape.of)
  return [...shape.plans.values()].flatMap(varyingFields)
}
