/** The part of s3rver that is used; it brings no types. */
declare module '@20minutes/s3rver' {
  import type { RequestListener } from 'node:http';

  export default class S3rver {
    constructor(options: {
      readonly directory: string;
      readonly silent: boolean;
      readonly vhostBuckets: boolean;
      readonly configureBuckets?: readonly { readonly name: string }[];
      readonly allowMismatchedSignatures?: boolean;
    });
    callback(): RequestListener;
    configureBuckets(): Promise<unknown>;
  }
}
