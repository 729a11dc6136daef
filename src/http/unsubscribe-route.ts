import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config/config'
import type { ContextOf } from '../graphql/context/request-context'
import { parametersOf, singleValues } from '../interchange/feeds/feed-filter'
import { endLetters } from '../modules/follow/letters/end-letters'
import { type Html, html } from './pages/html'
import { FORM_POLICY, pageText } from './pages/send-page'
import { queryOf } from './request-query'
import { pageHeaders } from './security-headers'

interface Parts {
  readonly config: Config
  readonly context: ContextOf
}

const PATH = '/letters/unsubscribe'

/** A body has one short field at the most. */
const MAX_BODY_BYTES = 10_000

/**
 * Ends the letters about what an account follows, for whoever has one of them. A POST does it, by a mail program's one click
 * (RFC 8058) or from the page; a GET, which scanners of mail do too, only asks.
 */
export function unsubscribeRoute(http: FastifyInstance, { config, context }: Parts) {
  const page = (reply: FastifyReply, title: string, body: Html) =>
    reply
      .headers({ ...pageHeaders(FORM_POLICY), 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      .type('text/html; charset=utf-8')
      .send(pageText({ title: `${title} – ${config.publisherName}`, description: title, body }))
  http.register(async (scope) => {
    // What the body says is known: mail programs send it as a form, in one of two encodings.
    scope.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
      (_request, _body, done) => done(null, undefined),
    )
    scope.get(PATH, async (request: FastifyRequest, reply: FastifyReply) => {
      const key = keyOf(request)
      return page(
        reply,
        'Rezygnacja z listów',
        ask(`${config.publicUrl}${PATH}?key=${encodeURIComponent(key)}`),
      )
    })
    scope.post(PATH, async (request: FastifyRequest, reply: FastifyReply) => {
      const key = keyOf(request)
      const { write } = await context(request, undefined, { onBadCredentials: 'hold' })
      const isKnown = await write((writing) => endLetters(key, writing))
      return page(reply.code(isKnown ? 200 : 404), 'Rezygnacja z listów', isKnown ? ENDED : UNKNOWN)
    })
  })
}

const keyOf = (request: FastifyRequest): string =>
  singleValues(parametersOf(queryOf(request)), ['key'])('key') ?? ''

const ask = (address: string) => html`<main>
<h1>Rezygnacja z listów · <span lang="en">No more letters</span></h1>
<p>Nie będziemy już pisać o tym, co obserwujesz. Lista obserwowanych wpisów pozostanie.</p>
<p lang="en">You will get no more letters about what you follow. You will follow it still.</p>
<form method="post" action="${address}">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button type="submit">Zrezygnuj · <span lang="en">Unsubscribe</span></button>
</form>
</main>`

const ENDED = html`<main>
<h1>Gotowe · <span lang="en">Done</span></h1>
<p>Listów o tym, co obserwujesz, już nie będzie.</p>
<p lang="en">You will get no more letters about what you follow.</p>
</main>`

const UNKNOWN = html`<main>
<h1>Nieznany adres · <span lang="en">Unknown address</span></h1>
<p>Ten adres do rezygnacji nie działa: jest niepełny, albo konta już nie ma. Otwórz cały adres z listu.</p>
<p lang="en">This address is not valid: it is incomplete, or the account is gone. Open the whole address from the letter.</p>
</main>`
