import { RecordType } from '../../change/record-type'
import { ChangeKind } from '../../shared/change-kind'
import { type Described, responsesOf } from './openapi-parts'

/** GET /feeds/changes.ndjson. */
export const changesPath: Described = {
  tags: ['changes'],
  operationId: 'changes_ndjson',
  description:
    'What has changed, one change on each line: `{ cursor, kind, type, id, at, record }`; `mergedInto` besides where another record has taken its place. The record is as it is now, in the form of the feeds; null where it is gone or not shown. The last line is `{ cursor }` alone: go on from there. Begin with a whole feed, and the cursor of its Change-Cursor header.',
  parameters: [
    {
      name: 'after',
      in: 'query',
      description: 'The cursor to go on from. Without one, from the oldest change that is kept.',
      schema: { type: 'string' },
    },
    {
      name: 'wait',
      in: 'query',
      description: 'For how many seconds to wait for a change where there is none.',
      schema: { type: 'integer', minimum: 0, maximum: 60, default: 0 },
    },
    {
      name: 'types',
      in: 'query',
      description: 'Changes of records of these types; of all if not given.',
      schema: { type: 'array', items: { type: 'string', enum: Object.keys(RecordType) } },
      ...{ style: 'form', explode: false },
    },
    {
      name: 'territory',
      in: 'query',
      description: 'A TERYT code: changes of what lies in the unit, or has left it, and of what is gone.',
      schema: { type: 'string' },
    },
  ],
  responses: responsesOf(
    { 'application/x-ndjson; charset=utf-8': { schema: { type: 'string' } } },
    [400, 401, 403, 406, 410, 414, 429],
    ['Link'],
  ),
}

const line: Described = {
  type: 'object',
  description: 'A change, as a line of /feeds/changes.ndjson.',
  properties: {
    cursor: { type: 'string', description: 'To go on behind this change.' },
    kind: { type: 'string', enum: Object.keys(ChangeKind) },
    type: { type: 'string', enum: Object.keys(RecordType) },
    id: { type: 'string', description: 'Of the record.' },
    at: { type: 'string', format: 'date-time' },
    record: {
      type: ['object', 'null'],
      description:
        'As it was shortly before it was sent, in the form of the feeds. Null: gone, or not shown.',
    },
    mergedInto: { type: 'string', description: 'Of MERGED only: the id of the record in its place.' },
  },
  required: ['cursor', 'kind', 'type', 'id', 'at', 'record'],
}

const header = (name: string, description: string): Described => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
})

/** What is sent to those who make a webhook with the mutation createWebhook. */
export const changeWebhook: Described = {
  tags: ['changes'],
  operationId: 'change',
  description:
    'A change, sent in the form of Standard Webhooks to whoever has a webhook (the GraphQL mutation createWebhook): one after the other in the order of commits, each until it is taken, and perhaps more than once. Twice as long is waited after each failure, from 5 seconds to 2 hours; after a day of failures, the webhook is switched off, and goes on where it has stopped with resumeWebhook.',
  security: [],
  parameters: [
    header('webhook-id', 'Names the change: the same whenever it is sent.'),
    header('webhook-timestamp', 'When it was sent this time, in seconds since 1970.'),
    header(
      'webhook-signature',
      '`v1,` and the HMAC-SHA256 of id, timestamp and body with the secret, in base64; for a day after the secret was changed, another one with the former secret follows behind a space.',
    ),
  ],
  requestBody: {
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            type: { type: 'string', description: 'What was done: `event.updated`.' },
            timestamp: { type: 'string', format: 'date-time', description: 'When it was done.' },
            data: line,
          },
          required: ['type', 'timestamp', 'data'],
        },
      },
    },
  },
  responses: {
    '2XX': { description: 'It is taken: the next one may come.' },
    410: { description: 'The webhook is to be switched off.' },
    default: { description: 'It is not taken, and is sent again later. Redirects are not followed.' },
  },
}
