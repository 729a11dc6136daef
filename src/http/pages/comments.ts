import { section } from './elements'
import { Html, html } from './html'
import type { Site } from './site'

interface Commented {
  readonly commentCount: number
  readonly comments: {
    readonly nodes: readonly {
      readonly id: string
      readonly createdAt: string
      readonly bodyHtml: string | null
      readonly author: { readonly displayName: string } | null
      readonly replyCount: number
    }[]
  }
}

/** What people say about a record, and where to say something. */
export function comments({ commentCount, comments: { nodes } }: Commented, site: Site): Html {
  const { texts } = site
  const items = nodes.map(
    ({ createdAt, bodyHtml, author, replyCount }) => html`<li>
<p class="soft">${author?.displayName ?? texts.someone}, ${site.day(createdAt)}</p>
<p>${bodyHtml === null ? texts.hiddenComment : new Html(bodyHtml)}</p>
${replyCount > 0 ? html`<p class="soft">${texts.replies(replyCount)}</p>` : null}</li>`,
  )
  return section(
    texts.commentsHeading(commentCount),
    html`${items.length > 0 ? html`<ol class="comments">${items}</ol>` : null}<p><a href="${site.accountPagesUrl ?? site.path('/graphql')}">${texts.signIn}</a></p>`,
    'comments',
  )
}
