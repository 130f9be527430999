import CZip
import Glibc

/// Several named arrays in NumPy's `.npz` format: a zip archive of `.npy` files.
public enum NPZ {
  /// The arrays in the archive at `path`, by name; entries that are no `.npy` files are left out.
  ///
  /// - Throws: `TensorFileError` for an archive that is damaged or of another kind.
  public static func read(_ path: String) throws(TensorFileError) -> [String: StoredArray] {
    let place = FilePlace(file: path)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw place.fault(
        "this cannot be opened as a zip archive: \(message(code))", "Write it with numpy.savez")
    }
    defer { zip_discard(archive) }
    var arrays: [String: StoredArray] = [:]
    for index in 0..<zip_uint64_t(zip_get_num_entries(archive, 0)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let entry = status.name else {
        throw place.fault("entry \(index) of the archive is damaged")
      }
      let file = String(cString: entry)
      guard file.hasSuffix(".npy") else { continue }
      let name = String(file.dropLast(4))
      let place = place.array(name)
      let bytes = try read(archive, index, status, place)
      guard arrays.updateValue(try NPY.decode(bytes, place), forKey: name) == nil else {
        throw place.fault("there are two arrays of this name")
      }
    }
    return arrays
  }

  /// Writes arrays, whose names must differ, to an archive at `path`; the same arrays give the same bytes.
  ///
  /// - Parameter deflated: whether the arrays are compressed, as `numpy.savez_compressed` does.
  public static func write(
    _ arrays: [(name: String, array: StoredArray)], to path: String, deflated: Bool = false
  ) throws(TensorFileError) {
    precondition(Set(arrays.map(\.name)).count == arrays.count, "NPZ: two arrays have the same name")
    let place = FilePlace(file: path)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      throw place.fault("the file cannot be written: \(message(code))", "Check the path")
    }
    let method = deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    for (name, array) in arrays {
      guard add(array, "\(name).npy", method, to: archive) else {
        defer { zip_discard(archive) }
        throw place.array(name).fault(String(cString: zip_strerror(archive)), "Choose another name")
      }
    }
    guard zip_close(archive) == 0 else {
      defer { zip_discard(archive) }
      throw place.fault(
        "the file cannot be written: \(String(cString: zip_strerror(archive)))", "Check the path")
    }
  }

  /// The bytes of one entry; memory is taken as they come, not as the archive claims.
  private static func read(
    _ archive: OpaquePointer, _ index: zip_uint64_t, _ status: zip_stat_t, _ place: FilePlace
  ) throws(TensorFileError) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw place.fault("this cannot be unpacked: \(String(cString: zip_strerror(archive)))")
    }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    let limit = status.size
    while true {
      let piece = 1 << 20
      var got: zip_int64_t = 0
      bytes += [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
        got = zip_fread(file, buffer.baseAddress, zip_uint64_t(piece))
        count = max(0, Int(got))
      }
      guard got >= 0, bytes.count <= limit else {
        throw place.fault("this cannot be unpacked: the data are damaged")
      }
      if got == 0 { return bytes }
    }
  }

  private static func add(
    _ array: StoredArray, _ name: String, _ method: Int32, to archive: OpaquePointer
  ) -> Bool {
    let header = NPY.header(array)
    let count = header.count + array.bytes.count
    // The archive frees the memory when it is written.
    guard let memory = malloc(count) else { return false }
    let buffer = UnsafeMutableRawBufferPointer(start: memory, count: count)
    buffer.copyBytes(from: header)
    UnsafeMutableRawBufferPointer(rebasing: buffer[header.count...]).copyBytes(from: array.bytes)
    guard let source = zip_source_buffer(archive, memory, zip_uint64_t(count), 1) else {
      free(memory)
      return false
    }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    // The first of January 1980, so that the bytes do not depend on the hour.
    let (time, date) = (zip_uint16_t(0), zip_uint16_t(1 << 5 | 1))
    return zip_set_file_compression(archive, zip_uint64_t(index), method, 0) == 0
      && zip_file_set_dostime(archive, zip_uint64_t(index), time, date, 0) == 0
  }

  private static func message(_ code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }
}
