export interface FileStat {
  readonly sizeBytes: number;
  /** Milliseconds since the epoch, whole. */
  readonly modifiedMs: number;
}

export interface ReadOptions {
  /** A larger file is refused instead of read. Default: 64 MiB. */
  readonly maxBytes?: number;
}

/** Files by URI. Every method throws TerminalError('unsupported_uri') for a scheme that nothing here serves. */
export interface Storage {
  /** Undefined when there is no such file; a folder counts as none. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** @throws TerminalError `file_missing`, `file_unreadable` or `file_too_large`. */
  read(uri: string, options?: ReadOptions): Promise<Uint8Array>;
  /** What ffmpeg opens for this URI: an absolute path for `file://`. */
  inputFor(uri: string): Promise<string>;
  /** A fresh local path to write to before `publish(path, uri)`, on the same file system; its folder exists. */
  stage(uri: string): Promise<string>;
  /** Gives a staged file its final name, at once and durably: readers see the whole file or none. */
  publish(localPath: string, uri: string): Promise<void>;
  /** Writes a whole file at once: `stage` and `publish`. */
  write(uri: string, data: string | Uint8Array): Promise<void>;
  /** Makes `toUri` the same file as `fromUri`, without copying where the file system can. Replaces at once. */
  link(fromUri: string, toUri: string): Promise<void>;
  /** Names in a folder, sorted, without the folder of staged files; [] when there is no such folder. */
  list(folderUri: string): Promise<readonly string[]>;
  /** No error when there is no such file. */
  remove(uri: string): Promise<void>;
  /** 32 hexadecimal digits over size, modification time and the first and last 64 KiB. */
  fingerprint(uri: string): Promise<string>;
}
