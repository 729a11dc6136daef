import type { Client } from '../../support/app'

const FIELDS = 'id version kind role status since until contribution residentCount organisation { id }'
const INPUTS = {
  inviteOrganisation: 'InviteOrganisationInput',
  applyToJoin: 'ApplyToJoinInput',
  acceptMembership: 'AcceptMembershipInput',
  declineMembership: 'DeclineMembershipInput',
  leavePartnership: 'LeavePartnershipInput',
  changeMemberRole: 'ChangeMemberRoleInput',
  updateMembership: 'UpdateMembershipInput',
} as const

export type Mutation = keyof typeof INPUTS

/** Asks for a change of a membership: its answer, or the code of the refusal with what else it says. */
export async function ask(by: Client, mutation: Mutation, input: object) {
  const { data, errors } = await by.query(
    `mutation Ask($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { membership { ${FIELDS} } warnings { code path } } }`,
    { input },
  )
  const extensions = errors?.[0]?.extensions
  return { ...data?.[mutation], code: extensions?.code, extensions }
}

/** The places in the input that break a rule. */
export async function wrongPaths(by: Client, mutation: Mutation, input: object): Promise<Set<string>> {
  const { extensions } = await ask(by, mutation, input)
  const violations = (extensions?.violations ?? []) as { path: string[] }[]
  return new Set(violations.map(({ path }) => path.slice(1).join('.')))
}
