/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Who took the first step towards a partnership (Polish: inicjator). */
export type InitiatorKind =
  /** A body that unites entrepreneurs, such as a chamber of commerce, a guild or a federation of employers. Polish: organizacja biznesowa. */
  | 'BUSINESS_ORGANISATION'
  /** A body that advises, trains or finances companies, such as a business incubator. Polish: instytucja otoczenia biznesu. */
  | 'BUSINESS_SUPPORT_INSTITUTION'
  /** A person or a company that runs a business. Polish: przedsiębiorca. */
  | 'ENTREPRENEUR'
  /** An association, a foundation or another body that works for the community and not for profit. Polish: organizacja pozarządowa. */
  | 'NGO'
  /** Acts for an office, a school, a library or another body of the public sector. Polish: przedstawiciel instytucji publicznej. */
  | 'PUBLIC_INSTITUTION'
  /** A person of the area who acts on their own behalf. Polish: mieszkaniec. */
  | 'RESIDENT';

export type FirstLookQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstLookQuery = { partnership: { name: string, foundedOn: string | null, sectors: Array<{ name: string }>, territories: Array<{ code: string, name: string }>, initiators: Array<{ name: string | null, kind: InitiatorKind }> } | null };


export const FirstLookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FirstLook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partnership"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"StringValue","value":"marymont-kaskada","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"foundedOn"}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"EN"}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"territories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"initiators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<FirstLookQuery, FirstLookQueryVariables>;