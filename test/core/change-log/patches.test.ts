import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  isInputObjectType,
  isNonNullType,
} from 'graphql'
import { Role } from '../../../src/authz/role.enums'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { startKeeping } from '../../modules/partnership/mutation-world'
import type { App, Member } from '../../support/app'
import { change, type State, SUBJECTS, type Subject } from './patch-subjects'

/** Mutations that name a record and its version, and whose other fields are no values that it has. */
const COMMANDS: Readonly<Record<string, string>> = {
  publishPartnership: 'It takes nothing else.',
  discardPartnership: 'It takes nothing else.',
  endPartnership: 'Only where it has not ended: there is no reason that could stay.',
  confirmPartnership: 'It takes nothing else.',
  mergePartnerships: 'Nothing of it can be left out.',
  reopenPartnership: 'Its stage has a default.',
  postponeEvent: 'event-mutations-status.test.ts says what becomes of the times.',
  cancelEvent: 'It takes nothing else.',
  rescheduleEvent: 'It takes nothing else.',
  terminateAgreement: 'Nothing of it can be left out.',
  acceptPartnershipLink: 'It takes nothing else.',
  unlinkPartnerships: 'It takes nothing else.',
  leavePartnership: 'Without until, the member leaves today.',
  changeMemberRole: 'Nothing of it can be left out.',
  acceptMembership: 'Without since, the member takes part from today.',
  declineMembership: 'It takes nothing else.',
  mergeOrganisations: 'Nothing of it can be left out.',
  updateWebhook: 'A webhook has no version: webhook-updates.test.ts says what stays.',
  publishOrganisation: 'Nothing of it can be left out.',
  removeOrganisation: 'Nothing of it can be left out.',
  removePartnership: 'Nothing of it can be left out.',
  removeMembership: 'Nothing of it can be left out.',
  removeAgreement: 'Nothing of it can be left out.',
  removeEvent: 'Nothing of it can be left out.',
}

const mutations = registrySchema().schema.getMutationType()?.getFields() ?? {}

const inputOf = (name: string) => {
  const type = getNamedType(mutations[name]?.args[0]?.type)
  return isInputObjectType(type) ? type : null
}

const optionalOf = (type: GraphQLInputObjectType): GraphQLInputField[] =>
  Object.values(type.getFields()).filter(({ type: each }) => !isNonNullType(each))

/** The input type of an object that is part of the record. */
const partOf = ({ type }: GraphQLInputField) => (isInputObjectType(type) ? type : null)

describe('a mutation that changes a record', () => {
  let app: App
  let client: Member
  beforeAll(async () => {
    app = await startKeeping()
  })
  // A new one for each test: nobody may write as often as all of them do.
  beforeEach(async () => {
    client = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const names = Object.keys(SUBJECTS)

  it('is asked here, or it is said why it changes nothing in part', () => {
    const changing = Object.keys(mutations).filter(
      (name) => name.startsWith('update') || inputOf(name)?.getFields().expectedVersion,
    )
    expect([...names, ...Object.keys(COMMANDS)].sort()).toEqual(changing.sort())
    for (const name of names) {
      const { values, others = {} } = SUBJECTS[name] as Subject
      const fields = optionalOf(inputOf(name) as GraphQLInputObjectType).map((field) => field.name)
      expect([...Object.keys(values), ...Object.keys(others)].sort()).toEqual(fields.sort())
    }
  })

  /** What the change breaks, field by field; and the record after it. */
  async function changed(name: string, id: string, patch: object) {
    const { read } = SUBJECTS[name] as Subject
    const { version } = await read(client, id)
    const { errors } = await change(client, name, { id, version, ...patch })
    const violations = (errors?.[0]?.extensions.violations ?? []) as { path: string[] }[]
    if (errors) expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const broken = violations.map(({ path }) => path.slice(1).join('.'))
    return { broken, after: (await read(client, id)) as State }
  }

  describe.each(names)('%s', (name) => {
    const { make, read, values, others = {}, stored = [], neverNull } = SUBJECTS[name] as Subject
    const type = inputOf(name) as GraphQLInputObjectType

    it('leaves all as it is that is left out, and writes nothing where nothing is said', async () => {
      const id = await make(app)
      for (const field of Object.keys(values)) {
        const before = await read(client, id)
        const { broken, after } = await changed(name, id, { [field]: values[field] })
        expect([field, broken]).toEqual([field, []])
        if (!stored.includes(field)) expect([field, after[field]]).not.toEqual([field, before[field]])
        expect({ ...after, version: 0, [field]: null }).toEqual({ ...before, version: 0, [field]: null })
        const again = await changed(name, id, { [field]: after[field] })
        expect(again).toEqual({ broken: [], after })
      }
      const before = await read(client, id)
      expect(await changed(name, id, {})).toEqual({ broken: [], after: before })
    })

    it('clears what is null, or tells that it must not be', async () => {
      const id = await make(app)
      await changed(name, id, values)
      const refused: string[] = []
      for (const { name: field } of optionalOf(type)) {
        const before = await read(client, id)
        const { broken, after } = await changed(name, id, { [field]: null })
        refused.push(...broken)
        const cleared = broken.length > 0 ? {} : { version: after.version, [others[field] ?? field]: null }
        expect([field, after]).toEqual([field, { ...before, ...cleared }])
      }
      expect(refused.sort()).toEqual([...neverNull].sort())
    })
  })

  const parts = names.flatMap((name) =>
    optionalOf(inputOf(name) as GraphQLInputObjectType).flatMap((field) => {
      const part = partOf(field)
      return part ? [[name, field.name, part] as const] : []
    }),
  )
  it.each(parts)('%s keeps in %s what is left out of it', async (name, part, type) => {
    const { make, read, values } = SUBJECTS[name] as Subject
    const id = await make(app)
    await changed(name, id, { [part]: values[part] })
    for (const each of Object.keys(type.getFields())) {
      const before = await read(client, id)
      const stored = before[part] as State
      const alone = await changed(name, id, { [part]: { [each]: null } })
      if (alone.broken.length > 0) expect(alone).toEqual({ broken: [`${part}.${each}`], after: before })
      else expect(alone.after[part]).toEqual({ ...stored, [each]: null })
      const back = await changed(name, id, { [part]: { [each]: stored[each] } })
      expect(back.after[part]).toEqual(stored)
    }
    expect((await changed(name, id, { [part]: {} })).after[part]).toEqual(values[part])
  })
})
