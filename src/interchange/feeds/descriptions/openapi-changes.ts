import { ChangeKind } from '../../../core/change-log/change-kind'
import { RecordType } from '../../../core/change-log/record-type'
import { type OpenApiContext, responsesOf } from './openapi-responses'

/** GET /feeds/changes.ndjson. */
export const changesPath: OpenApiContext = {
  tags: ['changes'],
  operationId: 'changes_ndjson',
  description:
    'The changes, one per line: `{ cursor, kind, type, id, at, record }`, and `mergedInto` if another record replaced it. The record is as it is now, in the form of the feeds; null if it is gone or hidden. The last line is only `{ cursor }`: continue from it. To start, read a whole feed and use the cursor in its Change-Cursor header.',
  parameters: [
    {
      name: 'after',
      in: 'query',
      description: 'The cursor to continue from. By default, the oldest stored change.',
      schema: { type: 'string' },
    },
    {
      name: 'wait',
      in: 'query',
      description:
        'How many seconds to wait if there is no change yet; the answer comes after 55 at the latest.',
      schema: { type: 'integer', minimum: 0, maximum: 60, default: 0 },
    },
    {
      name: 'types',
      in: 'query',
      description: 'Only changes of these types of records. By default, all.',
      schema: { type: 'array', items: { type: 'string', enum: Object.keys(RecordType) } },
      ...{ style: 'form', explode: false },
    },
    {
      name: 'territory',
      in: 'query',
      description:
        'A TERYT code or the name of a unit: only changes of records that are in the unit, have left it or are gone.',
      schema: { type: 'string' },
    },
  ],
  responses: responsesOf(
    { 'application/x-ndjson; charset=utf-8': { schema: { type: 'string' } } },
    [400, 401, 403, 410, 414, 429],
    ['Link'],
  ),
}

const line: OpenApiContext = {
  type: 'object',
  description: 'A change: one line of /feeds/changes.ndjson.',
  properties: {
    cursor: { type: 'string', description: 'The cursor to continue after this change.' },
    kind: { type: 'string', enum: Object.keys(ChangeKind) },
    type: { type: 'string', enum: Object.keys(RecordType) },
    id: { type: 'string', description: 'The id of the record.' },
    at: { type: 'string', format: 'date-time' },
    record: {
      type: ['object', 'null'],
      description:
        'The record as it was shortly before sending, in the form of the feeds. Null: gone or hidden.',
    },
    mergedInto: { type: 'string', description: 'Only for MERGED: the id of the record that replaced it.' },
  },
  required: ['cursor', 'kind', 'type', 'id', 'at', 'record'],
}

const header = (name: string, description: string): OpenApiContext => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
})

/** What is sent to those who make a webhook with the mutation createWebhook. */
export const changeWebhook: OpenApiContext = {
  tags: ['changes'],
  operationId: 'change',
  description:
    'A change, sent as a Standard Webhooks message to each webhook (GraphQL mutation createWebhook). Changes are sent one at a time in the order of commits, each until it is accepted, and possibly more than once. After a failure, the waiting time doubles each time, from 5 seconds up to 2 hours; a Retry-After of the receiver is heeded, up to 12 hours. The mutation testWebhook sends a message of the type `webhook.test`, whose data are the id of the webhook and, as a sample, the newest change. After a day of failures the webhook is switched off; resumeWebhook continues where it stopped.',
  security: [],
  parameters: [
    header('webhook-id', 'Identifies the change; the same for every attempt.'),
    header('webhook-timestamp', 'When this attempt was sent, in seconds since 1970.'),
    header(
      'webhook-signature',
      '`v1,` and the HMAC-SHA256 of id, timestamp and body with the secret, in base64. For a day after a change of the secret, a second signature with the previous secret follows after a space.',
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
    '2XX': { description: 'Accepted: the next change may be sent.' },
    410: { description: 'The receiver is gone: the webhook is switched off.' },
    default: { description: 'Not accepted: the change is sent again later. Redirects are not followed.' },
  },
}
