import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Makes src/modules/territory/map/boundaries.json of the boundaries of the powiats as GeoJSON (features with `teryt`):
 *
 *   node scripts/map-territories.mjs boundaries-powiats.geojson
 */
const [boundariesFile] = process.argv.slice(2)
if (!boundariesFile) throw new Error('Usage: node scripts/map-territories.mjs BOUNDARIES.geojson')

/** Four decimals: about ten metres. */
const SCALE = 10_000
const scaled = (degrees) => Math.round(Number(degrees) * SCALE)

/** The first point, and of each other how far it is from the one before: longitude, latitude, longitude, … */
function steps(ring) {
  let [x, y] = [0, 0]
  return ring.flatMap(([longitude, latitude]) => {
    const step = [scaled(longitude) - x, scaled(latitude) - y]
    ;[x, y] = [scaled(longitude), scaled(latitude)]
    return step
  })
}

const powiats = JSON.parse(readFileSync(boundariesFile, 'utf8')).features.map(({ properties, geometry }) => {
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]
  return [properties.teryt, polygons.flat().map(steps)]
})

const sorted = (entries) => entries.sort(([one], [other]) => (one < other ? -1 : 1))
const lines = (entries) => sorted(entries).map(([code, value]) => `    "${code}": ${JSON.stringify(value)}`)

const about =
  'The boundaries of the powiats, simplified, in ten-thousandths of a degree (WGS 84), longitude first. Made by scripts/map-territories.mjs.'
const source = 'Państwowy Rejestr Granic, GUGiK, open data.'
writeFileSync(
  fileURLToPath(new URL('../src/modules/territory/map/boundaries.json', import.meta.url)),
  `{
  "about": ${JSON.stringify(about)},
  "source": ${JSON.stringify(source)},
  "powiats": {
${lines(powiats).join(',\n')}
  }
}
`,
)
