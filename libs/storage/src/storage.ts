import type { Readable } from 'node:stream';

export interface FileStat {
  readonly sizeBytes: number;
  /** Milliseconds since the epoch, whole; S3 knows seconds. */
  readonly modifiedMs: number;
  /** Changes with every write, where the storage has such a thing (the ETag of an object). */
  readonly version?: string;
}

interface Stoppable {
  /** Ends the work; what is thrown is its reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface ReadOptions extends Stoppable {
  /** A larger file is refused instead of read. Default: 64 MiB. */
  readonly maxBytes?: number;
}

export interface StreamOptions extends Stoppable {
  /** Of the first and the last byte, from 0. Default: the whole file. */
  readonly startByte?: number;
  readonly endByte?: number;
}

export interface PublishOptions extends Stoppable {
  /** What has that name already stays, and the new file is dropped: the first writer wins. Default: it is replaced. */
  readonly ifAbsent?: boolean;
}

/** `present`: something had the name already, and stayed. */
export type Published = 'published' | 'present';

/** Files by URI. Every method throws TerminalError('unsupported_uri') for a scheme that nothing here serves. */
export interface Storage {
  /** Undefined when there is no such file; a folder counts as none. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** @throws TerminalError `file_missing`, `file_unreadable` or `file_too_large`. */
  read(uri: string, options?: ReadOptions): Promise<Uint8Array>;
  /** A part of a file as it comes; errors on the way are those of `read`. */
  stream(uri: string, options?: StreamOptions): Promise<Readable>;
  /**
   * What ffmpeg opens for this URI: an absolute path for `file://`; for `s3://` a URL that holds a signature and is valid
   * for 6 hours, to be asked for at each use and told to nobody.
   */
  inputFor(uri: string): Promise<string>;
  /** A fresh local path to write to before `publish(path, uri)`; on the same file system for `file://`. Its folder exists. */
  stage(uri: string): Promise<string>;
  /** Gives a staged file its final name, at once and durably: readers see the whole file or none. */
  publish(localPath: string, uri: string, options?: PublishOptions): Promise<Published>;
  /** Writes a whole file at once: `stage` and `publish`. */
  write(uri: string, data: string | Uint8Array): Promise<void>;
  /** Makes `toUri` the same file as `fromUri`: another name where there are such, else a copy made by the storage. Replaces at once. */
  link(fromUri: string, toUri: string): Promise<void>;
  /** Names in a folder, sorted, without the folder of staged files; [] when there is no such folder. */
  list(folderUri: string): Promise<readonly string[]>;
  /** No error when there is no such file. */
  remove(uri: string): Promise<void>;
  /** 32 hexadecimal digits that change when the file does; a film is not read for it. */
  fingerprint(uri: string): Promise<string>;
  /**
   * Removes what writers that died left of files in and below a folder, if nobody wrote to it for `olderThanMs`; to be
   * run when a service starts. What cannot be looked into is left alone. Returns how many were removed.
   */
  sweepStaged(folderUri: string, olderThanMs: number): Promise<number>;
}

/** Those of the section `storage` of the settings; only `s3://` has any. */
export interface StorageSettings {
  /** URL of the S3 server. Default: AWS. */
  readonly s3Endpoint?: string;
  /** Default: what the environment of the SDK says; `us-east-1` with an endpoint of its own. */
  readonly s3Region?: string;
  /** Where the bucket stands in a URL; auto: in the path with an endpoint of its own. Default auto. */
  readonly s3Addressing?: 'auto' | 'path' | 'host';
  /** Whether bodies carry a CRC32; some servers know none. Default always. */
  readonly s3Checksums?: 'always' | 'when_required';
  /** Absolute folder for files on their way to S3. Default: one in the system's temporary folder. */
  readonly stagingFolder?: string;
}
