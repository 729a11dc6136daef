import { createApiKeyPayload } from '../../src/modules/api-key/api-key.inputs'
import { apiKeyPolicy } from '../../src/modules/api-key/api-key.policy'
import { commentPolicy } from '../../src/modules/comment/comment.policy'
import { eventPayload } from '../../src/modules/event/event.mutations'
import { eventPolicy } from '../../src/modules/event/event.policy'
import { CancelEventInput } from '../../src/modules/event/event-status.mutations'
import { membershipPolicy } from '../../src/modules/partnership/membership/membership.policy'
import { declareMutation } from '../../src/mutations/declare-mutation'

const named = { name: 'example', description: '', input: CancelEventInput, inputDescription: '' }
const payload = eventPayload
const find = () => ({ record: { id: 'event_x', version: 1 } })
const work = async () => {}

/** `npm run check:types` looks at these: an error that is expected and not there is an error. */
describe('a declaration', () => {
  it('gives a part what those above it have found, and nothing else', () => {
    declareMutation({
      ...{ ...named, payload, action: eventPolicy.cancel, find },
      facts: ({ record }) => ({ next: record.version + 1 }),
      work: async ({ next }) => ({ id: next.toFixed() }),
    })
    declareMutation({
      ...{ ...named, payload, action: eventPolicy.cancel, find },
      // @ts-expect-error: nobody has found a host
      work: async ({ host }) => ({ id: host.id }),
    })
  })

  it('finds all that the refusals of its action speak of', () => {
    // @ts-expect-error: the status of the membership is missing
    declareMutation({ ...named, payload, action: membershipPolicy.leave, find, work })
  })

  it('has no action that asks more of the request than its module has', () => {
    // @ts-expect-error: how long a comment may be changed is only in a CommentContext
    declareMutation({ ...named, payload, action: commentPolicy.edit, find, work })
  })

  it('answers with all that its payload shows', () => {
    // @ts-expect-error: the key is missing
    declareMutation({ ...named, payload: createApiKeyPayload, action: apiKeyPolicy.create, work })
  })

  it('is authorized once', () => {
    const both = { find, subject: find }
    expect(() => declareMutation({ ...named, payload, action: eventPolicy.cancel, ...both, work })).toThrow(
      'example has both find and subject.',
    )
  })
})
