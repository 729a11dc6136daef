/** The screens of an app that uses Relay: lists that go on, a fragment that is read again, and a comment that is added. */
export const RELAY_APP = `
import { graphql } from 'relay-runtime'

graphql\`
  query AppQuery($first: Int!, $after: String) {
    viewer { id account { id displayName } grants { id role scope { id } } }
    ...App_partnerships @arguments(first: $first, after: $after)
  }
\`

graphql\`
  fragment App_partnerships on Query
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" })
  @refetchable(queryName: "AppPageQuery") {
    partnerships(first: $first, after: $after) @connection(key: "App_partnerships") {
      edges { node { id name goals { id text } ...App_discussion } }
    }
  }
\`

graphql\`
  fragment App_discussion on Commentable
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "AppDiscussionQuery") {
    id
    ... on Partnership {
      comments(first: $first, after: $after) @connection(key: "App_comments") {
        edges { node { id body author { id displayName } } }
      }
    }
  }
\`

graphql\`
  mutation AppAddCommentMutation($input: AddCommentInput!, $connections: [ID!]!) {
    addComment(input: $input) {
      comment @appendNode(connections: $connections, edgeTypeName: "CommentEdge") { id body author { id } }
    }
  }
\`

graphql\`
  query AppSearchQuery($query: String!) {
    search(query: $query, first: 5) {
      nodes { __typename ... on Partnership { id name } ... on Event { id title startsAt } }
    }
  }
\`
`
