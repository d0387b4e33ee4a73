export async function gunzip(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(blob.stream().pipeThrough(new DecompressionStream('gzip')))
}

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  return new Blob([
    await bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))),
  ])
}

async function bytesOf(stream: ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
