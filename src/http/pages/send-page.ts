import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../../graphql/executor/response-cache'
import { sendConditionally } from '../conditional'
import { contentPolicy, pageHeaders } from '../security-headers'
import { Html, html } from './html'
import { ICON_LINK } from './icon'
import { STYLE } from './style'

const SOURCES = {
  'style-src': `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src': 'data:',
}

const POLICY = contentPolicy(SOURCES)

/** Of a page with a form, which is sent to the registry itself. */
export const FORM_POLICY = contentPolicy({ ...SOURCES, 'form-action': "'self'" })

/** Of a page for the frames of other sites, without a form. */
const EMBEDDED_POLICY = contentPolicy({ ...SOURCES, 'frame-ancestors': '*' })

/** Where programs read the same, from the page on. */
export interface Alternate {
  readonly path: string
  readonly type: string
  readonly title: string
}

interface Page {
  readonly title: string
  readonly description: string
  readonly alternates?: readonly Alternate[]
  readonly body: Html
}

/** The text of a page of the registry: without scripts, and with nothing from elsewhere. */
export function pageText({ title, description, alternates = [], body }: Page): string {
  return html`<!doctype html>
<html lang="pl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="icon" href="${ICON_LINK}">
${alternates.map(({ path, type, title: name }) => html`<link rel="alternate" type="${type}" title="${name}" href="${path}">`)}
${new Html(`<style>${STYLE}</style>`)}
</head>
<body>
${body}
</body>
</html>
`.text
}

/** Sends a page to a browser. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { page, policy = POLICY }: { readonly page: Answer; readonly policy?: string },
) {
  reply.headers(pageHeaders(policy)).type('text/html; charset=utf-8')
  return sendConditionally(request, reply, page)
}

/** Sends a page that other sites may show in a frame. */
export function sendEmbedded(request: FastifyRequest, reply: FastifyReply, page: Answer) {
  reply.headers({
    'content-security-policy': EMBEDDED_POLICY,
    'cross-origin-resource-policy': 'cross-origin',
  })
  return sendConditionally(request, reply.type('text/html; charset=utf-8'), page)
}
