package store

import (
	"bytes"
	"fmt"
	"reflect"
	"sync"

	"github.com/fxamacker/cbor/v2"
)

// recordFormat is the first byte of every record on disk.
const recordFormat = 1

// codec writes and reads records and entries. Encoding is deterministic
// (RFC 8949, core deterministic), so that equal records are equal bytes.
type codec struct {
	enc     cbor.UserBufferEncMode
	dec     cbor.DecMode
	buffers *sync.Pool // of *bytes.Buffer, to encode in
}

func newCodec() (codec, error) {
	options := cbor.CoreDetEncOptions()
	options.Time = cbor.TimeRFC3339Nano
	enc, err := options.UserBufferEncMode()
	if err != nil {
		return codec{}, fmt.Errorf("prepare encoding: %w", err)
	}
	// Limits are far above what a record may hold, and far below what a damaged length could ask for.
	dec, err := cbor.DecOptions{
		MaxArrayElements: 1 << 16, MaxMapPairs: 1 << 16, MaxNestedLevels: 16,
		DefaultMapType: reflect.TypeFor[map[string]any](), // as JSON and YAML know maps
	}.DecMode()
	if err != nil {
		return codec{}, fmt.Errorf("prepare decoding: %w", err)
	}
	return codec{enc, dec, &sync.Pool{New: func() any { return new(bytes.Buffer) }}}, nil
}

func (c codec) encode(v any) ([]byte, error) {
	buffer := c.buffers.Get().(*bytes.Buffer)
	defer c.buffers.Put(buffer)
	buffer.Reset()
	buffer.WriteByte(recordFormat)
	if err := c.enc.MarshalToBuffer(v, buffer); err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return bytes.Clone(buffer.Bytes()), nil
}

func (c codec) decode(data []byte, v any) error {
	if len(data) == 0 || data[0] != recordFormat {
		return fmt.Errorf("decode %T: unknown format of record", v)
	}
	if err := c.dec.Unmarshal(data[1:], v); err != nil {
		return fmt.Errorf("decode %T: %w", v, err)
	}
	return nil
}

// decodeRecord reads a record of the kind.
func (c codec) decodeRecord(kind Kind, data []byte) (Record, error) {
	record := kind.blank()
	if record == nil {
		return nil, fmt.Errorf("decode record: unknown kind %d", kind)
	}
	if err := c.decode(data, record); err != nil {
		return nil, err
	}
	return record, nil
}

// copyOf is a deep copy, so that a plan never changes what somebody else holds.
func (c codec) copyOf(record Record) (Record, error) {
	data, err := c.encode(record)
	if err != nil {
		return nil, err
	}
	return c.decodeRecord(record.Kind(), data)
}
