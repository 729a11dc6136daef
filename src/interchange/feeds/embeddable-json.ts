/** JSON that pages put into a `<script>`: nothing in it closes the element or begins a comment. */
export const embeddableJson = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replaceAll('<', '\\u003c')
