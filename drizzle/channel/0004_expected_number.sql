-- A capture that is based on a version of its customer must come directly after the operations it has seen. The number is drawn under the
-- counter's lock, so this is judged without a race; the error undoes the statement.
create function expect_number(n integer, expected integer) returns integer language plpgsql as $$
begin
  if expected is not null and n <> expected then
    raise exception 'another operation of the customer was captured first' using errcode = 'TS409';
  end if;
  return n;
end
$$;
