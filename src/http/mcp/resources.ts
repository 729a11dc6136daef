import type { ServerContext } from '../../graphql/context/request-context'
import type { CompiledState } from '../../graphql/executor/execute-compiled'
import type {
  McpGuidesQuery,
  McpGuidesQueryVariables,
  McpRecordQuery,
  McpRecordQueryVariables,
} from '../pages/page-queries'
import { PageQuery } from '../pages/page-query'

const guidesQuery = new PageQuery<McpGuidesQuery, McpGuidesQueryVariables>(/* GraphQL */ `
  query McpGuides {
    guides(first: 100) {
      nodes { id url title(language: EN) summary(language: EN) }
    }
  }
`)

const recordQuery = new PageQuery<McpRecordQuery, McpRecordQueryVariables>(/* GraphQL */ `
  query McpRecord($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on SearchResult { title summary url }
      ... on Guide {
        polish: sections(language: PL) { heading body }
        english: sections(language: EN) { heading body }
      }
      ... on Partnership {
        name
        description
        kind
        stage
        foundedOn
        endedOn
        activityAreas
        seeksSectors
        seeksText
        contact { website email phone }
        territories { code path }
        sectors { code }
        initiators { name organisation { id name } }
        members(first: 50) { totalCount nodes { role organisation { id name } } }
        goals { text until state }
        events(first: 20) { totalCount nodes { id title startsAt } }
        activity { level }
        sources { url retrievedAt }
      }
      ... on Organisation {
        name
        organisationKind: kind
        krs
        offers
        contact { website email phone }
        sector { code }
        territory { code path }
        memberships(first: 50) { totalCount nodes { role partnership { id name } } }
        sources { url retrievedAt }
      }
      ... on Event {
        title
        description
        eventKind: kind
        status
        startsAt
        endsAt
        timeZone
        place
        onlineUrl
        isFree
        partnership { id name }
        coHosts { id name }
        territory { code path }
        sources { url retrievedAt }
      }
      ... on Territory {
        code
        level
        path
        population { count asOf }
        parent { id name }
        partnerships(first: 50) { totalCount nodes { id name } }
      }
    }
  }
`)

interface Reading {
  readonly context: ServerContext
  readonly known: Pick<CompiledState, 'threads' | 'answerLimit'>
}

/** The guides, which an assistant may read before it answers. */
export async function guideResources({ context, known }: Reading) {
  const { data } = await guidesQuery.read({}, context, known)
  return (data.guides?.nodes ?? []).map(({ url, title, summary }) => ({
    uri: url,
    name: title,
    ...(summary && { description: summary }),
    mimeType: 'text/markdown',
  }))
}

/** A record by its id: a guide as Markdown, anything else as JSON. Null: visitors see no such record. */
export async function readResource(id: string, { context, known }: Reading) {
  const { data } = await recordQuery.read({ id }, context, known)
  const { node } = data
  if (!node || !('title' in node)) return null
  if (node.__typename !== 'Guide')
    return { mimeType: 'application/json', text: JSON.stringify(node, null, 1) }
  const markdown = [...node.polish, ...node.english].map(({ heading, body }) => `# ${heading}\n\n${body}`)
  return { mimeType: 'text/markdown', text: markdown.join('\n\n') }
}
