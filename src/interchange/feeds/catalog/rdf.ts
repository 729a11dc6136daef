import { DataFactory, type Quad, Writer } from 'n3'
import { create } from 'xmlbuilder2'
import { getOrCreate } from '../../../core/get-or-create'

const { blankNode, literal, namedNode, quad } = DataFactory

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/** A node of JSON-LD whose names are all written with the prefixes of its context. */
type Node = Readonly<Record<string, unknown>>

type Prefixes = Readonly<Record<string, string>>

interface Graph {
  readonly prefixes: Prefixes
  readonly quads: readonly Quad[]
}

/** What such a document says, as triples. */
function graphOf(document: Node): Graph {
  const { '@context': prefixes, ...root } = document as Node & { '@context': Prefixes }
  const bySubject = new Map<string, Quad[]>()
  const termOf = (value: unknown): Quad['object'] => {
    if (typeof value !== 'object' || value === null) return literal(String(value))
    const { '@id': id, '@value': text, '@language': language, '@type': type, ...properties } = value as Node
    if (text !== undefined)
      return literal(String(text), (language as string) ?? namedNode(expanded(type as string, prefixes)))
    // Numbered as they come: the same catalogue is the same text.
    const subject = id === undefined ? blankNode(`b${bySubject.size}`) : namedNode(id as string)
    const quads = getOrCreate(bySubject, subject.id, (): Quad[] => [])
    // What is described in several places is said once.
    const add = (name: string, object: Quad['object']) => {
      const triple = quad(subject, namedNode(name), object)
      if (!quads.some((each) => each.equals(triple))) quads.push(triple)
    }
    for (const each of [type ?? []].flat()) add(`${RDF}type`, namedNode(expanded(each as string, prefixes)))
    for (const [name, given] of Object.entries(properties))
      for (const each of [given].flat()) add(expanded(name, prefixes), termOf(each))
    return subject
  }
  termOf(root)
  return { prefixes, quads: [...bySubject.values()].flat() }
}

function expanded(name: string, prefixes: Prefixes): string {
  const [prefix = '', rest = ''] = name.split(/:(.*)/s)
  const address = prefixes[prefix]
  if (address === undefined) throw new Error(`The context has no prefix ${prefix}.`)
  return address + rest
}

/** RDF 1.1 Turtle. */
export function turtleOf(document: Node): string {
  const { prefixes, quads } = graphOf(document)
  const writer = new Writer({ prefixes })
  writer.addQuads([...quads])
  let text = ''
  writer.end((_error, result) => {
    text = result
  })
  return text
}

/** RDF 1.1 XML: a description for each subject. */
export function rdfXmlOf(document: Node): string {
  const { prefixes, quads } = graphOf(document)
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('rdf:RDF', { 'xmlns:rdf': RDF })
  for (const [prefix, address] of Object.entries(prefixes)) root.att(`xmlns:${prefix}`, address)
  const subjects = new Map(quads.map(({ subject }) => [subject.value, subject]))
  for (const subject of subjects.values()) {
    const described = root.ele('rdf:Description', reference(subject, 'rdf:about'))
    for (const { predicate, object } of quads.filter((each) => each.subject.equals(subject))) {
      const name = compacted(predicate.value, { ...prefixes, rdf: RDF })
      if (object.termType !== 'Literal') described.ele(name, reference(object, 'rdf:resource'))
      else if (object.language) described.ele(name, { 'xml:lang': object.language }).txt(object.value)
      else if (object.datatype.value.endsWith('#string')) described.ele(name).txt(object.value)
      else described.ele(name, { 'rdf:datatype': object.datatype.value }).txt(object.value)
    }
  }
  return root.end({ prettyPrint: true })
}

const reference = ({ termType, value }: Quad['object'] | Quad['subject'], attribute: string) =>
  termType === 'BlankNode' ? { 'rdf:nodeID': value } : { [attribute]: value }

function compacted(address: string, prefixes: Prefixes): string {
  const [prefix, begin = ''] = Object.entries(prefixes).find(([, each]) => address.startsWith(each)) ?? []
  return `${prefix}:${address.slice(begin.length)}`
}
