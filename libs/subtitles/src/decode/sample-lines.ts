/** Lines with bytes beyond ASCII that are judged; more tells no more. */
const SAMPLE_BYTES = 32 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface LineSample {
  push(bytes: Uint8Array): void;
  /** The first lines with bytes beyond ASCII; the last one may be cut. */
  end(): Uint8Array;
}

/** No byte of a character in any legacy encoding is a line feed or a carriage return, so lines can be taken apart. */
export function sampleLines(): LineSample {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let size = 0;
  /** Of the line that is being read: how much of it stands behind `size`, and whether it is one of them. */
  let lineSize = 0;
  let isBeyond = false;
  const endLine = (): void => {
    if (isBeyond) size += lineSize;
    lineSize = 0;
    isBeyond = false;
  };
  return {
    push(bytes) {
      for (const byte of bytes) {
        if (size === SAMPLE_BYTES) return;
        if (size + lineSize < SAMPLE_BYTES) {
          sample[size + lineSize] = byte;
          lineSize += 1;
        }
        if (byte > 0x7f) isBeyond = true;
        else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) endLine();
      }
    },
    end() {
      endLine();
      return sample.subarray(0, size);
    },
  };
}
