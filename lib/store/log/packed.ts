import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress, zstdDecompressSync } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The first byte says how the rest is to be read. */
const plain = 0;
const zstd = 1;

/** Bytes up to which the way to another thread and back takes longer than the work. */
const smallBytes = 64 * 1024;

/** For what is soon written anew. */
export function pack(text: string): Buffer {
  return Buffer.concat([Buffer.of(plain), Buffer.from(text)]);
}

/** For what is there to stay; its checksum tells damage. Told the size, zstd makes itself no room for more than that. */
export async function packSmall(text: string): Promise<Buffer> {
  const bytes = Buffer.from(text);
  const params = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1 };
  const small = await compress(bytes, { params, pledgedSrcSize: bytes.length });
  return Buffer.concat([Buffer.of(zstd), small]);
}

/** Throws where it was not packed here, or was damaged since. */
export async function unpack(packed: Uint8Array): Promise<string> {
  const body = packed.subarray(1);
  if (packed[0] === plain) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  if (packed[0] === zstd) {
    return (body.length <= smallBytes ? zstdDecompressSync(body) : await decompress(body)).toString();
  }
  throw new Error('A log is packed in a way that is unknown.');
}
