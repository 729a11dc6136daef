import type { Client } from '../support/app'
import type { Ids } from './world'

/** What may be read, of which each role sees some that visitors do not. */
export const READINGS: Readonly<Record<string, (ids: Ids) => string>> = {
  'a draft': ({ partnership }) =>
    `{ partnership(id: "${partnership}") { name history(first: 5) { totalCount } } }`,
  'a draft, by node': ({ partnership }) => `{ node(id: "${partnership}") { id } }`,
  'a draft, as an entity': ({ partnership }) =>
    `{ _entities(representations: [{ __typename: "Partnership", id: "${partnership}" }]) { __typename } }`,
  'an event of a draft': ({ event }) => `{ event(id: "${event}") { title } }`,
  'an applicant': ({ membership }) => `{ node(id: "${membership}") { id } }`,
  'a claim': ({ claim }) => `{ node(id: "${claim}") { ... on Claim { reason } } }`,
  'claims to decide': () => '{ claims { totalCount } }',
  'a hidden comment': ({ hidden }) => `{ comment(id: "${hidden}") { body } }`,
  'what waits for moderators': () => '{ moderationQueue { totalCount } }',
  'decisions of moderators': () => '{ moderationDecisions { totalCount } }',
  'who changed a partnership': ({ other }) =>
    `{ partnership(id: "${other}") { history(first: 5) { nodes { role account { id } } } } }`,
  'who changed an organisation': ({ organisation }) =>
    `{ organisation(id: "${organisation}") { history(first: 5) { nodes { role account { id } } } } }`,
  permissions: ({ other, organisation }) =>
    `{ partnership(id: "${other}") { viewerCan { update publish claim } } organisation(id: "${organisation}") { viewerCan { update } } }`,
  'API keys': () => '{ apiKeys { totalCount nodes { name } } }',
  webhooks: () => '{ webhooks { totalCount nodes { url } } }',
}

export async function read(by: Client, reading: string, ids: Ids): Promise<string> {
  const { data, errors } = await by.query((READINGS[reading] as (ids: Ids) => string)(ids))
  // To those who are signed in, what visitors are told to sign in for is forbidden, or empty.
  return errors?.[0] ? 'nothing' : JSON.stringify(data)
}
